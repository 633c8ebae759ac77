package dev.thaw.emulator.signature;

import java.util.Optional;

/**
 * The key pair that the emulator accepts.
 *
 * @param token required with each request if present, rejected if absent
 */
public record AccessKey(String secretId, String secretKey, Optional<String> token) {

    /** The pair of the examples and of dev mode; valid nowhere else. */
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
