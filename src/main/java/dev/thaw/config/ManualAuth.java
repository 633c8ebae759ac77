package dev.thaw.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Who may send manual requests over HTTP. Does not print its token.
 *
 * @param token what a caller must present
 * @param byPlatform whether the platform has authenticated the caller already
 */
public record ManualAuth(Optional<String> token, boolean byPlatform) {

    /** Whether the offered token is the right one. Takes constant time. */
    public boolean admits(String offered) {
        byte[] expected = token.orElse("").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, offered.getBytes(StandardCharsets.UTF_8)) && expected.length > 0;
    }

    @Override
    public String toString() {
        return "ManualAuth[token=" + (token.isPresent() ? "set" : "unset") + ", byPlatform=" + byPlatform + "]";
    }
}
