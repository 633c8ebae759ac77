package dev.thaw.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.config.ManualAuth;
import dev.thaw.event.manual.HttpCall;
import dev.thaw.request.InvocationDefects;
import dev.thaw.request.ManualAuthenticator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class InvocationHandlerTest {

    private static final String POLICY = "version: 1\nrules:\n  - {name: all, restore: {tier: standard, days: 3}}\n";
    private static final String ENVELOPE =
            "{\"httpMethod\":\"POST\",\"path\":\"/plan\",\"headers\":{},\"body\":\"{}\"}";

    /** Stands for a library that quotes its input in the message of an exception. */
    private static final class Defective extends ManualAuthenticator {

        Defective() {
            super(new ManualAuth(Optional.empty(), true));
        }

        @Override
        public void authenticateEnvelope(HttpCall envelope) {
            throw new IllegalStateException("secret", new IllegalArgumentException("secret"));
        }
    }

    @Test
    void defectIsLoggedWithTypeAndPlaceButWithoutItsMessage() {
        Recorder recorder = new Recorder();
        Logger logger = Logger.getLogger(InvocationDefects.class.getName());
        logger.addHandler(recorder);
        try (TestApplication app = new TestApplication(POLICY, new Defective())) {
            JsonNode response = app.ask(ENVELOPE);

            assertThat(response.path("statusCode").asInt()).isEqualTo(500);
            assertThat(response.path("body").asText())
                    .contains("internal error; see ")
                    .doesNotContain("secret");
            assertThat(recorder.lines)
                    .singleElement()
                    .asString()
                    .contains(
                            "defect ",
                            "IllegalStateException",
                            "caused by",
                            getClass().getName())
                    .doesNotContain("secret");
        } finally {
            logger.removeHandler(recorder);
        }
    }

    private static final class Recorder extends Handler {

        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage() + " " + line.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
