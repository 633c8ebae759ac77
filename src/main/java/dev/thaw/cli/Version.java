package dev.thaw.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version of this program, which the build writes into a file. */
final class Version {

    private static final String FILE = "/thaw-version.properties";

    private Version() {}

    static String current() {
        Properties properties = new Properties();
        try (InputStream file = Version.class.getResourceAsStream(FILE)) {
            properties.load(Objects.requireNonNull(file, FILE + " is missing from the build"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return properties.getProperty("version", "unknown");
    }
}
