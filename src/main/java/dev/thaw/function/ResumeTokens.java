package dev.thaw.function;

import dev.thaw.config.Settings;
import dev.thaw.restore.Resumption;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/** Writes where a request goes on, and reads it again if it comes back unchanged, with the same request, under the same policy. */
@Singleton
class ResumeTokens {

    private static final String FIELD = "resumeFrom";

    private final Optional<String> secret;

    @Inject
    ResumeTokens(Settings settings) {
        this(settings.manualAccess().token());
    }

    ResumeTokens(Optional<String> secret) {
        this.secret = secret;
    }

    String write(Resumption resumption, RequestOrigin origin) {
        byte[] content = ResumptionWriter.write(resumption, origin).getBytes(StandardCharsets.UTF_8);
        return text(content) + "." + text(Digests.seal(secret, content));
    }

    /** @throws RefusedException with 400, saying what does not fit */
    Resumption read(String token, RequestOrigin origin, Optional<String> currency) {
        ResumptionReader.Content content = content(token, currency);
        if (!content.origin().request().equals(origin.request())) {
            throw refused("it belongs to another request: send it with the request that it came from, unchanged");
        }
        if (!content.origin().policy().equals(origin.policy())) {
            throw refused("the policy has changed since: ask again from the start, what runs already is skipped");
        }
        return content.resumption();
    }

    static RefusedException altered() {
        return refused("it is cut off or altered: send it back as it came");
    }

    private ResumptionReader.Content content(String token, Optional<String> currency) {
        int dot = token.indexOf('.');
        try {
            byte[] content = Base64.getUrlDecoder().decode(token.substring(0, Math.max(dot, 0)));
            byte[] seal = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            if (!MessageDigest.isEqual(seal, Digests.seal(secret, content))) {
                throw altered();
            }
            return ResumptionReader.read(content, currency);
        } catch (IllegalArgumentException noToken) {
            throw altered();
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static RefusedException refused(String reason) {
        return new RefusedException(Problem.invalid(FIELD, FIELD + ": " + reason));
    }
}
