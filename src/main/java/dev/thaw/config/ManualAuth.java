package dev.thaw.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Who may call by hand over HTTP. Never shows its token.
 *
 * @param token what a caller must know
 * @param byPlatform whether the platform has checked the caller already
 */
public record ManualAuth(Optional<String> token, boolean byPlatform) {

    /** Whether the caller's token is the right one, in constant time. */
    public boolean admits(String offered) {
        byte[] expected = token.orElse("").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, offered.getBytes(StandardCharsets.UTF_8)) && expected.length > 0;
    }

    @Override
    public String toString() {
        return "ManualAccess[token=" + (token.isPresent() ? "set" : "unset") + ", byPlatform=" + byPlatform + "]";
    }
}
