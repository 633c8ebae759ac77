package dev.thaw.request.resume;

import dev.thaw.answer.Problem;
import dev.thaw.answer.ProblemException;
import dev.thaw.config.Settings;
import dev.thaw.restore.report.ResumePoint;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the token with which a caller continues a request, and reads it back if it is unchanged and comes with the same request
 * under the same policy. A token is content and MAC, both in base64url, separated by a dot. Thread-safe.
 */
@Singleton
public class ResumeTokens {

    private static final String FIELD = "resumeFrom";
    private static final String HMAC = "HmacSHA256";

    private final Optional<String> secret;

    @Inject
    public ResumeTokens(Settings settings) {
        this(settings.manualAuth().token());
    }

    /** @param secret key of the MAC; without one a checksum detects mistakes, but not forgery */
    public ResumeTokens(Optional<String> secret) {
        this.secret = secret;
    }

    public String write(ResumePoint point, RequestFingerprint fingerprint) {
        byte[] content = ResumeTokenCodec.encode(point, fingerprint);
        return base64(content) + "." + base64(mac(secret, content));
    }

    /**
     * @param currency of the current price list
     * @throws ProblemException with 400 if the token is altered, or belongs to another request or policy
     */
    public ResumePoint read(String token, RequestFingerprint expected, Optional<String> currency) {
        ResumeTokenCodec.Content content = verified(token, currency);
        if (!content.fingerprint().request().equals(expected.request())) {
            throw invalid("it belongs to another request: send it with the request that it came from, unchanged");
        }
        if (!content.fingerprint().policy().equals(expected.policy())) {
            throw invalid("the policy has changed since: start again without resumeFrom; running restores are skipped");
        }
        return content.resumePoint();
    }

    /** The problem with a token that this program did not write. */
    public static ProblemException altered() {
        return invalid("it is cut off or altered: send it back unchanged");
    }

    private ResumeTokenCodec.Content verified(String token, Optional<String> currency) {
        int dot = token.indexOf('.');
        try {
            byte[] content = Base64.getUrlDecoder().decode(token.substring(0, Math.max(dot, 0)));
            byte[] mac = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            if (!MessageDigest.isEqual(mac, mac(secret, content))) {
                throw altered();
            }
            return ResumeTokenCodec.decode(content, currency);
        } catch (IllegalArgumentException notAToken) {
            throw altered();
        }
    }

    /** HMAC-SHA256, or plain SHA-256 where there is no secret. */
    static byte[] mac(Optional<String> secret, byte[] content) {
        try {
            if (secret.isEmpty()) {
                return MessageDigest.getInstance("SHA-256").digest(content);
            }
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.get().getBytes(StandardCharsets.UTF_8), HMAC));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks SHA-256 or " + HMAC, e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static ProblemException invalid(String reason) {
        return new ProblemException(Problem.invalid(FIELD, FIELD + ": " + reason));
    }
}
