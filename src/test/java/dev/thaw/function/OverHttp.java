package dev.thaw.function;

import dev.thaw.emulator.EmbeddedCos;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The fixture of tests over HTTP: the output of the program, and an emulated COS, cleared of faults and journal before each test. */
abstract class OverHttp {

    static final String BUCKET = "archive-1250000000";

    @RegisterExtension
    final Output output = new Output();

    EmbeddedCos cos;

    @BeforeEach
    void forget() {
        cos.faults().clear();
        cos.journal().clear();
    }

    static byte[] sample(String name) throws IOException {
        try (InputStream file = OverHttp.class.getResourceAsStream("/event/" + name + ".json")) {
            return Objects.requireNonNull(file, name).readAllBytes();
        }
    }
}
