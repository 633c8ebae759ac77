package dev.thaw.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The content of the package. */
class PackageIT {

    @Test
    void packageHoldsTheProgramWithoutTheEmulator() throws IOException {
        assumeFalse(Program.isNative());
        List<String> entries;
        try (Stream<Path> files = Files.walk(Program.path().getParent())) {
            entries = files.filter(file -> file.toString().endsWith(".jar"))
                    .flatMap(PackageIT::entries)
                    .toList();
        }
        assertThat(entries)
                .contains("dev/thaw/Main.class")
                .noneMatch(entry -> entry.startsWith("dev/thaw/emulator/") && entry.endsWith(".class"));
    }

    private static Stream<String> entries(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(entry -> entry.getName()).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(jar.toString(), e);
        }
    }
}
