package dev.thaw.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFileTest {

    private static final String GOOD = "version: 1\nrules: [{name: a, skip: why}]\n";

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("p.yaml"), text);
    }

    @Test
    void policyIsReadWithItsBytes() throws Exception {
        PolicyFile file = PolicyFile.read(file(GOOD).toString());
        assertThat(file.checked().policy()).isPresent();
        assertThat(new String(file.document(), StandardCharsets.UTF_8)).isEqualTo(GOOD);
        assertThat(file.listing()).isEmpty();
    }

    @Test
    void findingIsListedWithItsLine() throws Exception {
        PolicyFile file = PolicyFile.read(
                file("version: 1\nrules: [{name: a, skipp: why}]\n").toString());
        assertThat(file.checked().policy()).isEmpty();
        assertThat(file.listing()).contains("skipp").contains("rules: [{name: a, skipp: why}]");
    }

    @Test
    void whyAFileCannotBeReadIsSaid() {
        String missing = folder.resolve("none.yaml").toString();
        assertThat(PolicyFile.read(missing).listing())
                .contains("cannot be read: there is no such file")
                .contains(missing);
        assertThat(PolicyFile.read(folder.toString()).listing()).contains("cannot be read: it is a directory");
        assertThat(PolicyFile.read("a\0b").listing()).contains("cannot be read: ");
        assertThat(PolicyFile.read(missing).document()).isEmpty();
    }

    /** More is not read into memory than shows that it is too much. */
    @Test
    void hugeFileIsReadInPart() throws Exception {
        Path huge = folder.resolve("huge.yaml");
        Files.write(huge, new byte[3 << 20]);
        assertThat(PolicyFile.read(huge.toString()).document()).hasSize((1 << 20) + 1);
    }
}
