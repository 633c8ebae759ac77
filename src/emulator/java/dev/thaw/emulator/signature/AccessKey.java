package dev.thaw.emulator.signature;

import java.util.Optional;

/**
 * The one key pair the emulator knows.
 *
 * @param token required with each request when present, refused when absent
 */
public record AccessKey(String secretId, String secretKey, Optional<String> token) {

    /** The pair of the examples and of dev mode; opens nothing outside the emulator. */
    public static final AccessKey EXAMPLE =
            new AccessKey("AKIDexampleSecretId0000000000000000", "exampleSecretKey00000000000000000", Optional.empty());

    /** The same pair as temporary credentials. */
    public AccessKey withToken(String token) {
        return new AccessKey(secretId, secretKey, Optional.of(token));
    }

    @Override
    public String toString() {
        return secretId;
    }
}
