package dev.thaw.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.emulator.Call;
import dev.thaw.emulator.Emulator;
import dev.thaw.emulator.SettableClock;
import dev.thaw.emulator.store.StoredObject;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RequestLogTest {

    @RegisterExtension
    final Emulator emulator = new Emulator();

    @Test
    void requestIsKeptAsItWasSent() throws IOException {
        emulator.put("a b", StoredObject.of("ARCHIVE", 1));
        Call.restore("a b", 1, "Bulk").send(emulator.cos());
        RecordedRequest kept = emulator.cos().journal().requests().get(0);
        assertThat(kept.method()).isEqualTo("POST");
        assertThat(kept.target()).isEqualTo("/a%20b?restore");
        assertThat(kept.host()).isEqualTo("bucket-1250000000.cos.ap-guangzhou.myqcloud.com");
        assertThat(kept.key()).isEqualTo("a b");
        assertThat(kept.operation()).isEqualTo(Operation.RESTORE);
        assertThat(kept.status()).isEqualTo(OptionalInt.of(202));
        assertThat(kept.at()).isEqualTo(SettableClock.START);
        assertThat(kept.request().body()).asString().contains("<Days>1</Days>");
    }

    @Test
    void oldRequestsAreForgottenButCounted() {
        RequestLog journal = new RequestLog();
        EmulatedRequest request = new EmulatedRequest("HEAD", RequestTarget.parse("/a"), Map.of(), Buffer.buffer());
        for (int i = 0; i < 10_001; i++) {
            journal.record(new RecordedRequest(request, SettableClock.START, OptionalInt.of(200)));
        }
        assertThat(journal.requests()).hasSize(10_000);
        assertThat(journal.count(Operation.HEAD_OBJECT)).isEqualTo(10_001);
        journal.clear();
        assertThat(journal.count(Operation.HEAD_OBJECT)).isZero();
    }
}
