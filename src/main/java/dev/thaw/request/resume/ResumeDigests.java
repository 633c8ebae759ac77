package dev.thaw.request.resume;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256, with a key or without. */
public final class ResumeDigests {

    private static final String HMAC = "HmacSHA256";
    private static final int BRIEF = 9;

    private ResumeDigests() {}

    /** Enough to tell one text from another: 12 characters. */
    static String brief(String text) {
        byte[] digest = sha256(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, BRIEF));
    }

    /** A seal that only those can make who know the secret; without one it guards against mistakes alone. */
    public static byte[] seal(Optional<String> secret, byte[] content) {
        return secret.map(key -> hmac(key, content)).orElseGet(() -> sha256(content));
    }

    private static byte[] hmac(String key, byte[] content) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), HMAC));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + HMAC, e);
        }
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
