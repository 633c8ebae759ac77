package dev.thaw.log;

import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes lines whole: as UTF-8 whatever the locale, in one piece, so that those of several threads never mix. The framework
 * writes to the same stream, which lets one write pass at a time; only a line of its own beyond 8 KiB, which a long stack trace
 * may be, takes several writes, and up to JDK 20 alone do they hold the lock that is held here.
 */
@Singleton
public class StandardOutput {

    public void line(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        PrintStream out = System.out;
        synchronized (out) {
            out.write(bytes, 0, bytes.length);
            out.flush();
        }
    }
}
