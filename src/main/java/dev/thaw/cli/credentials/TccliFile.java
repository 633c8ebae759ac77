package dev.thaw.cli.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.thaw.signing.Credentials;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The credentials of a profile of tccli: {@code secretId}, {@code secretKey}, {@code token}, {@code expiresAt} in JSON. */
final class TccliFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TccliFile() {}

    static FoundCredentials read(Path file, String credential, String configure) throws CredentialsException {
        JsonNode node = tree(file, credential);
        String id = node.path("secretId").asText("");
        String key = node.path("secretKey").asText("");
        if (id.isBlank() || key.isBlank()) {
            throw new CredentialsException(file + " has no secretId and secretKey: run tccli configure");
        }
        JsonNode expires = node.path("expiresAt");
        if (expires.canConvertToLong()
                && expires.asLong() > 0
                && Instant.ofEpochSecond(expires.asLong()).isBefore(Instant.now())) {
            throw new CredentialsException(
                    "the credentials in " + file + " have expired: run any tccli command, which renews them");
        }
        Optional<String> token = Optional.of(node.path("token").asText("")).filter(text -> !text.isBlank());
        Optional<String> region = Optional.of(
                        tree(file, configure).path("_sys_param").path("region").asText(""))
                .filter(text -> !text.isBlank());
        return FoundCredentials.of(new Credentials(id.strip(), key.strip(), token), file.toString(), region);
    }

    private static JsonNode tree(Path file, String text) throws CredentialsException {
        try {
            return JSON.readTree(text);
        } catch (IOException noJson) {
            throw new CredentialsException(file + " is not JSON: run tccli configure");
        }
    }
}
