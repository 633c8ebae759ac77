package dev.thaw.restore.source;

import dev.thaw.object.ObjectRef;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/** Stands for a text of any length, such as a key: enough of SHA-256 to tell texts apart, 12 characters. */
public final class ShortHash {

    private static final int BYTES = 9;

    private ShortHash() {}

    public static String of(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    public static String of(ObjectRef object) {
        return of(object.versionId().orElse("") + "\n" + object.bucket() + "\n" + object.key());
    }
}
