package dev.thaw.policy.document;

import dev.thaw.policy.document.finding.CheckedPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The policies that the tests read. */
public final class Documents {

    private static final Path FOLDER = Path.of("src/test/resources/policy");

    private Documents() {}

    public static byte[] sample() {
        return bytes(Path.of("src/main/resources/sample-policy.yaml"));
    }

    public static byte[] named(String name) {
        return bytes(FOLDER.resolve(name));
    }

    static List<String> names(String folder) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.map(file -> folder + "/" + file.getFileName()).sorted().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public static CheckedPolicy reading(String document) {
        return PolicyReader.read("policy.yaml", document.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
