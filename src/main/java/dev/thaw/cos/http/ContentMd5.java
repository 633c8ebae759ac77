package dev.thaw.cos.http;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

/** The header {@code Content-MD5}: a check against broken transport, not a matter of security. */
public final class ContentMd5 {

    private ContentMd5() {}

    public static String of(byte[] body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no MD5", e);
        }
    }
}
