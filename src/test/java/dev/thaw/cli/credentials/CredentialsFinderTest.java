package dev.thaw.cli.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsFinderTest {

    @TempDir
    private Path home;

    @Test
    void theSetOfThawComesFirst() throws CredentialsException {
        FoundCredentials found = find(
                Map.of(
                        "THAW_SECRET_ID", "AKIDa",
                        "THAW_SECRET_KEY", "ka",
                        "TENCENTCLOUD_SECRET_ID", "AKIDb",
                        "TENCENTCLOUD_SECRET_KEY", "kb"),
                Optional.empty(),
                Optional.empty());

        assertThat(found.credentials().secretId()).isEqualTo("AKIDa");
        assertThat(found.from()).isEqualTo("THAW_SECRET_ID");
    }

    @Test
    void halfASetIsNone() throws CredentialsException {
        FoundCredentials found = find(
                Map.of(
                        "THAW_SECRET_ID", "AKIDa",
                        "TENCENTCLOUD_SECRET_ID", "AKIDb",
                        "TENCENTCLOUD_SECRET_KEY", "kb",
                        "TENCENTCLOUD_TOKEN", "t"),
                Optional.empty(),
                Optional.empty());

        assertThat(found.credentials().secretId()).isEqualTo("AKIDb");
        assertThat(found.credentials().token()).contains("t");
    }

    @Test
    void aProfileOfTccliIsRead() throws IOException, CredentialsException {
        Files.createDirectories(home.resolve(".tccli"));
        write(".tccli/work.credential", "{\"secretId\":\"AKIDc\",\"secretKey\":\"kc\",\"token\":\"tc\"}", "rw-------");
        write(".tccli/work.configure", "{\"_sys_param\":{\"region\":\"ap-beijing\"}}", "rw-------");

        FoundCredentials found = find(Map.of(), Optional.of("work"), Optional.empty());

        assertThat(found.credentials().secretId()).isEqualTo("AKIDc");
        assertThat(found.credentials().secretKey()).isEqualTo("kc");
        assertThat(found.credentials().token()).contains("tc");
        assertThat(found.region()).contains("ap-beijing");
        assertThat(found.warnings()).isEmpty();
    }

    @Test
    void anExpiredProfileSaysHowToRenewIt() throws IOException {
        Files.createDirectories(home.resolve(".tccli"));
        write(".tccli/old.credential", "{\"secretId\":\"a\",\"secretKey\":\"b\",\"expiresAt\":1000}", "rw-------");

        assertThatThrownBy(() -> find(Map.of(), Optional.of("old"), Optional.empty()))
                .hasMessageEndingWith("have expired: run any tccli command, which renews them");
    }

    @Test
    void theFileOfCoscliIsDecrypted() throws IOException, CredentialsException {
        write(".cos.yaml", """
                cos:
                  base:
                    secretid: lGTGxz+e0koP/xbJLNJdMA==
                    secretkey: plainKey
                    protocol: https
                  buckets:
                    - name: archive-1250000000
                      alias: archive
                      region: ap-guangzhou
                """, "rw-r--r--");

        FoundCredentials found = find(Map.of(), Optional.empty(), Optional.of("~/.cos.yaml"));

        assertThat(found.credentials().secretId()).isEqualTo("AKIDEXAMPLE0000");
        assertThat(found.credentials().secretKey()).isEqualTo("plainKey");
        assertThat(found.aliases()).isEqualTo(Map.of("archive", "archive-1250000000"));
        assertThat(found.regions()).isEqualTo(Map.of("archive-1250000000", "ap-guangzhou"));
        assertThat(found.warnings())
                .singleElement()
                .asString()
                .startsWith("others may read ")
                .contains("chmod 600");
    }

    @Test
    void theFileOfCoscmdIsRead() throws IOException, CredentialsException {
        write(
                ".cos.conf",
                "[common]\nsecret_id = AKIDd\nsecret_key = kd=\nregion = ap-shanghai\ntoken = None\n",
                "rw-------");

        FoundCredentials found = find(Map.of(), Optional.empty(), Optional.of("~/.cos.conf"));

        assertThat(found.credentials().secretId()).isEqualTo("AKIDd");
        assertThat(found.credentials().secretKey()).isEqualTo("kd=");
        assertThat(found.credentials().token()).isEmpty();
        assertThat(found.region()).contains("ap-shanghai");
    }

    @Test
    void damagedFilesAreNamedWithoutTheirContent() throws IOException {
        write(".cos.yaml", "cos: {base: {secretid: [secret-thing", "rw-------");

        assertThatThrownBy(() -> find(Map.of(), Optional.empty(), Optional.of("~/.cos.yaml")))
                .isInstanceOf(CredentialsException.class)
                .hasMessageEndingWith("is neither YAML nor INI: run coscli config init")
                .message()
                .doesNotContain("secret-thing");
    }

    @Test
    void filesAreNotReadUnaskedButNamed() throws IOException {
        Files.createDirectories(home.resolve(".tccli"));
        write(".tccli/default.credential", "{}", "rw-------");
        write(".cos.yaml", "", "rw-------");

        assertThatThrownBy(() -> find(Map.of(), Optional.empty(), Optional.empty()))
                .hasMessageContaining("--profile default, --credentials ~/.cos.yaml");
    }

    private FoundCredentials find(Map<String, String> environment, Optional<String> profile, Optional<String> file)
            throws CredentialsException {
        return new CredentialsFinder(environment, home).find(profile, file);
    }

    private void write(String name, String text, String permissions) throws IOException {
        Path file = Files.writeString(home.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
