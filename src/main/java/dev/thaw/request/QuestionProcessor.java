package dev.thaw.request;

import dev.thaw.answer.AboutJson;
import dev.thaw.answer.ExplanationJson;
import dev.thaw.answer.Problem;
import dev.thaw.answer.ProblemException;
import dev.thaw.config.Settings;
import dev.thaw.event.manual.Question;
import dev.thaw.object.InvalidNameException;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.RuleExplanation;
import dev.thaw.policy.glob.Glob;
import dev.thaw.request.policy.CurrentPolicy;
import dev.thaw.restore.KeyPlan;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.store.Deadline;
import dev.thaw.signing.Credentials;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers questions about policy and program. Sends nothing to COS, except to read a policy that is there. Thread-safe; calls block
 * while the policy is read.
 */
@Singleton
public class QuestionProcessor {

    private static final Duration TIME = Duration.ofSeconds(10);

    /** An explanation does not depend on it. */
    private static final String ANY_REGION = "ap-guangzhou";

    private final Settings settings;
    private final CurrentPolicy policies;
    private final Clock clock;
    private final String version;

    public QuestionProcessor(
            Settings settings,
            CurrentPolicy policies,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.settings = settings;
        this.policies = policies;
        this.clock = clock;
        this.version = version;
    }

    /**
     * The answer as JSON.
     *
     * @throws ProblemException if there is no policy, or the question is invalid
     */
    public String answer(Question question, Invocation invocation) {
        RestorePolicy policy = policy(invocation);
        return question.answer(about -> about(policy, invocation), explain -> explain(explain, policy, invocation));
    }

    /** A policy in COS is read with the credentials of the invocation, as for a request. */
    private RestorePolicy policy(Invocation invocation) {
        return settings.policy().fold(given -> given.policy(), inCos -> {
            Credentials credentials = settings.credentials(invocation.credentials())
                    .orElseThrow(() -> new ProblemException(Problem.noCredentials()));
            return policies.current(credentials, Deadline.after(TIME));
        });
    }

    private String about(RestorePolicy policy, Invocation invocation) {
        return AboutJson.write(
                invocation.requestId(),
                new AboutJson.Facts(
                        version,
                        invocation
                                .region()
                                .or(() -> settings.runtimeEnvironment().region()),
                        settings.buckets().globs().stream().map(Glob::toString).toList(),
                        settings.buckets().only(),
                        settings.cos().rate(),
                        settings.policy().fold(given -> given.name(), inCos -> inCos.toString()),
                        policy,
                        policies.status().error(),
                        policies.readAt(),
                        Map.of(
                                "console", settings.console(),
                                "events", settings.eventInvoke(),
                                "jobs", settings.jobs().isPresent())));
    }

    private String explain(Question.Explain question, RestorePolicy policy, Invocation invocation) {
        String bucket = question.bucket()
                .or(() -> settings.buckets().only())
                .orElseThrow(() -> new ProblemException(Problem.invalid(
                        "bucket", "name the bucket: it is optional only where THAW_BUCKETS names exactly one")));
        List<ExplanationJson.Explained> explained = new ArrayList<>();
        for (int index = 0; index < question.keys().size(); index++) {
            ObjectRef object = object(bucket, question.keys().get(index), index);
            explained.add(new ExplanationJson.Explained(
                    object.key(),
                    planned(object, question, policy, invocation),
                    RuleExplanation.of(policy, object, question.trigger(), question.facts())));
        }
        return ExplanationJson.write(invocation.requestId(), bucket, explained, policy.prices());
    }

    private static ObjectRef object(String bucket, String key, int index) {
        try {
            return ObjectRef.latest(bucket, ANY_REGION, key);
        } catch (InvalidNameException e) {
            throw new ProblemException(Problem.invalid("keys[" + index + "]", String.valueOf(e.getMessage())));
        }
    }

    private ObjectOutcome planned(
            ObjectRef object, Question.Explain question, RestorePolicy policy, Invocation invocation) {
        return KeyPlan.of(
                new Candidate.Named(object, question.trigger(), question.facts(), Optional.empty()),
                policy,
                settings.buckets(),
                new RequestOverrides(Optional.empty(), Optional.empty(), false, RequestOverrides.InspectMode.NEVER),
                clock,
                new InvocationDefects(invocation.requestId()));
    }
}
