package dev.thaw.local;

import dev.thaw.signing.Credentials;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs calls of a Function URL whose authentication is CAM, by TC3-HMAC-SHA256 ("Function URL Authentication", 583/96100; the
 * algorithm 1278/55259). What is signed is always a POST of the root, so that it does not matter whether the path is part of it.
 *
 * @param uin number of the account, which the platform wants in a header; absent if it is not known
 */
record CamSigner(Credentials credentials, Optional<String> uin) {

    /** As it must be sent, byte for byte. */
    static final String CONTENT_TYPE = "application/json";

    private static final String ALGORITHM = "TC3-HMAC-SHA256";
    private static final String SERVICE = "scf";
    private static final String END = "tc3_request";

    /** The headers that the call needs, apart from Host. */
    Map<String, String> headers(String host, byte[] body, Instant now) {
        String date = LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
        String scope = date + "/" + SERVICE + "/" + END;
        Map<String, String> signed = new LinkedHashMap<>();
        signed.put("content-type", CONTENT_TYPE);
        signed.put("host", host);
        uin.ifPresent(number -> signed.put("x-scf-cam-uin", number));
        String names = String.join(";", signed.keySet());
        StringBuilder canonical = new StringBuilder("POST\n/\n\n");
        signed.forEach((name, value) ->
                canonical.append(name).append(':').append(value).append('\n'));
        canonical.append('\n').append(names).append('\n').append(hex(sha256(body)));
        String toSign = ALGORITHM + "\n" + now.getEpochSecond() + "\n" + scope + "\n"
                + hex(sha256(bytes(canonical.toString())));
        byte[] key = hmac(hmac(hmac(bytes("TC3" + credentials.secretKey()), date), SERVICE), END);

        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", CONTENT_TYPE);
        headers.put("X-Scf-Cam-Timestamp", Long.toString(now.getEpochSecond()));
        uin.ifPresent(number -> headers.put("X-Scf-Cam-Uin", number));
        credentials.token().ifPresent(token -> headers.put("X-Scf-Cam-Token", token));
        headers.put(
                "Authorization",
                ALGORITHM + " Credential=" + credentials.secretId() + "/" + scope + ", SignedHeaders=" + names
                        + ", Signature=" + hex(hmac(key, toSign)));
        return headers;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }
}
