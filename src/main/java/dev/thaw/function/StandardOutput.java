package dev.thaw.function;

import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes lines whole: as UTF-8 whatever the locale, in one piece, so that those of several threads never mix, not even with
 * the framework's, which hold the same lock.
 */
@Singleton
class StandardOutput {

    void line(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        PrintStream out = System.out;
        synchronized (out) {
            out.write(bytes, 0, bytes.length);
            out.flush();
        }
    }
}
