package dev.thaw.cli.credentials;

import dev.thaw.signing.Credentials;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The settings of coscmd: an INI file with {@code secret_id}, {@code secret_key}, {@code token}, {@code bucket} and {@code region}. */
final class CoscmdFile {

    private CoscmdFile() {}

    static FoundCredentials read(Path file, String text) throws CredentialsException {
        Map<String, String> values = new HashMap<>();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("#") && !line.startsWith(";"))
                .forEach(line -> {
                    int equals = line.indexOf('=');
                    if (equals > 0) {
                        values.putIfAbsent(
                                line.substring(0, equals).strip(),
                                line.substring(equals + 1).strip());
                    }
                });
        String id = values.getOrDefault("secret_id", values.getOrDefault("access_id", ""));
        String key = values.getOrDefault("secret_key", "");
        if (id.isBlank() || key.isBlank()) {
            throw new CredentialsException(file + " has no secret_id and secret_key: run coscmd config");
        }
        return FoundCredentials.of(
                new Credentials(id, key, value(values, "token")), file.toString(), value(values, "region"));
    }

    private static Optional<String> value(Map<String, String> values, String name) {
        return Optional.ofNullable(values.get(name)).filter(text -> !text.isBlank() && !text.equals("None"));
    }
}
