package dev.thaw.request.resume;

import dev.thaw.answer.Problem;
import dev.thaw.answer.ProblemException;
import dev.thaw.config.Settings;
import dev.thaw.restore.report.ResumePoint;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/** Writes where a request goes on, and reads it again if it comes back unchanged, with the same request, under the same policy. */
@Singleton
public class ResumeTokens {

    private static final String FIELD = "resumeFrom";

    private final Optional<String> secret;

    @Inject
    public ResumeTokens(Settings settings) {
        this(settings.manualAuth().token());
    }

    public ResumeTokens(Optional<String> secret) {
        this.secret = secret;
    }

    public String write(ResumePoint resumption, RequestFingerprint origin) {
        byte[] content = ResumeTokenWriter.write(resumption, origin).getBytes(StandardCharsets.UTF_8);
        return text(content) + "." + text(ResumeDigests.seal(secret, content));
    }

    /** @throws ProblemException with 400, saying what does not fit */
    public ResumePoint read(String token, RequestFingerprint origin, Optional<String> currency) {
        ResumeTokenReader.Content content = content(token, currency);
        if (!content.origin().request().equals(origin.request())) {
            throw refused("it belongs to another request: send it with the request that it came from, unchanged");
        }
        if (!content.origin().policy().equals(origin.policy())) {
            throw refused("the policy has changed since: ask again from the start, what runs already is skipped");
        }
        return content.resumption();
    }

    public static ProblemException altered() {
        return refused("it is cut off or altered: send it back as it came");
    }

    private ResumeTokenReader.Content content(String token, Optional<String> currency) {
        int dot = token.indexOf('.');
        try {
            byte[] content = Base64.getUrlDecoder().decode(token.substring(0, Math.max(dot, 0)));
            byte[] seal = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            if (!MessageDigest.isEqual(seal, ResumeDigests.seal(secret, content))) {
                throw altered();
            }
            return ResumeTokenReader.read(content, currency);
        } catch (IllegalArgumentException noToken) {
            throw altered();
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static ProblemException refused(String reason) {
        return new ProblemException(Problem.invalid(FIELD, FIELD + ": " + reason));
    }
}
