package dev.thaw.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticePrinterTest {

    @RegisterExtension
    final Emulator emulator = new Emulator();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"specversion\":\"1.0\",\"type\":\"dev.thaw.job.ready\",\"data\":{\"id\":\"a\"}}|200|{}",
                "{\"text\":\"ready\"}|200|ok",
                "{\"msgtype\":\"text\",\"text\":{\"content\":\"ready\"}}|200|{\"errcode\":0,\"errmsg\":\"ok\"}",
                "{\"msg_type\":\"text\",\"content\":{\"text\":\"ready\"}}|200|{\"code\":0,\"msg\":\"success\"}",
                "ready|400|A notice has to be a JSON object.",
            })
    void noticeIsAnsweredAsItsReceiverWould(String notice, int status, String answer) throws IOException {
        Reply reply = new Call("POST", "notices")
                .header("Host", "127.0.0.1:" + emulator.cos().port())
                .body(notice)
                .send(emulator.cos(), "/notices", "none");
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body()).isEqualTo(answer);
        assertThat(emulator.cos().notices()).hasSize(status == 200 ? 1 : 0);
    }
}
