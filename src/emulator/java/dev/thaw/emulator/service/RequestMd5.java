package dev.thaw.emulator.service;

import dev.thaw.emulator.http.EmulatedError;
import dev.thaw.emulator.http.EmulatedRequest;
import dev.thaw.emulator.store.StoredContent;
import java.util.Arrays;
import java.util.Base64;

/** Checks a body against its Content-MD5. */
public record RequestMd5(boolean required) {

    private static final int LENGTH = 16;

    /** @throws EmulatedError if the digest is missing though required, malformed, or does not match */
    public void check(EmulatedRequest request) {
        if (required && request.header("content-md5").isEmpty()) {
            throw new EmulatedError(400, "MissingContentMD5", "Missing required header for this request: Content-MD5");
        }
        request.header("content-md5").ifPresent(sent -> compare(decoded(sent), request));
    }

    private static void compare(byte[] sent, EmulatedRequest request) {
        if (!Arrays.equals(sent, StoredContent.md5(request.body().getBytes()))) {
            throw new EmulatedError(400, "BadDigest", "The Content-MD5 you specified did not match what we received.");
        }
    }

    private static byte[] decoded(String sent) {
        try {
            byte[] digest = Base64.getDecoder().decode(sent);
            if (digest.length == LENGTH) {
                return digest;
            }
        } catch (IllegalArgumentException e) {
            // Not Base64: the same error as for a wrong length.
        }
        throw new EmulatedError(400, "InvalidDigest", "The Content-MD5 you specified is not valid.");
    }
}
