package dev.thaw.request;

import dev.thaw.answer.Problem;
import dev.thaw.answer.ProblemException;
import dev.thaw.config.Settings;
import dev.thaw.event.manual.Action;
import dev.thaw.event.manual.ManualRequest;
import dev.thaw.policy.PriceList;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.request.resume.RequestFingerprint;
import dev.thaw.request.resume.ResumeTokens;
import dev.thaw.restore.DryRunStore;
import dev.thaw.restore.RestoreFlow;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.decision.RequestOverrides.InspectMode;
import dev.thaw.restore.report.Report;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.report.RunTotals;
import dev.thaw.restore.store.ArchiveStore;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Processes a manual request: resolves its bucket and region, continues at its resume token, and selects and restores its objects. */
@Singleton
public class ManualRequestProcessor {

    private final Settings settings;
    private final RestoreFlowFactory flows;
    private final ResumeTokens tokens;

    public ManualRequestProcessor(Settings settings, RestoreFlowFactory flows, ResumeTokens tokens) {
        this.settings = settings;
        this.flows = flows;
        this.tokens = tokens;
    }

    /**
     * The result of a manual request.
     *
     * @param resumeFrom token with which to continue; absent if the request is complete
     */
    public record ManualResult(Report report, Optional<String> resumeFrom) {}

    /**
     * Where the objects of a request are.
     *
     * @param allowedBuckets accepts the buckets that may be accessed at all
     */
    record Target(String bucket, String region, Predicate<String> allowedBuckets) {

        /** @throws ProblemException with 403 */
        void requireAllowed(String accessed) {
            if (!allowedBuckets.test(accessed)) {
                throw new ProblemException(Problem.notAllowed(accessed));
            }
        }
    }

    /** @throws ProblemException before anything is sent */
    ManualResult process(ManualRequest request, InvocationContext context) {
        Target target = target(request, context.invocation());
        // Only a request of several parts needs it: it hashes all keys and the whole policy.
        Supplier<RequestFingerprint> fingerprint =
                () -> RequestFingerprint.of(request, target.bucket(), target.region(), context.policy());
        ResumePoint from = resumePoint(request, fingerprint, context.policy().prices());
        ObjectSelector.Selection selection =
                request.source().fold(new ObjectSelector(target, context.store(), from, request.limit()));
        Report report = report(request, selection, context);
        return new ManualResult(
                report,
                report.complete()
                        ? Optional.empty()
                        : Optional.of(tokens.write(report.resumePoint(), fingerprint.get())));
    }

    /** @throws ProblemException with 400 if bucket or region are unknown, with 422 if the endpoint serves another region */
    Target target(ManualRequest request, Invocation invocation) {
        String bucket = request.bucket()
                .or(() -> settings.buckets().only())
                .orElseThrow(() -> new ProblemException(Problem.invalid(
                        "bucket", "name the bucket: it is optional only where THAW_BUCKETS names exactly one")));
        String region = request.region()
                .or(invocation::region)
                .or(() -> settings.runtimeEnvironment().region())
                .orElseThrow(() -> new ProblemException(Problem.invalid(
                        "region", "name the region, like ap-guangzhou: TENCENTCLOUD_REGION is not set")));
        requireServed(region);
        return new Target(bucket, region, settings.buckets());
    }

    private void requireServed(String region) {
        Optional<String> served = settings.cos().endpoint().region();
        served.filter(name -> !name.equals(region)).ifPresent(name -> {
            throw new ProblemException(new Problem(
                    422,
                    "Out of reach",
                    "THAW_COS_ENDPOINT is the host of region " + name + ", but the request is for region " + region
                            + ": write {region} in its place there, or name " + name,
                    Optional.of("region")));
        });
    }

    private ResumePoint resumePoint(
            ManualRequest request, Supplier<RequestFingerprint> fingerprint, Optional<PriceList> prices) {
        return request.resumeFrom()
                .map(token -> tokens.read(token, fingerprint.get(), prices.map(PriceList::currency)))
                .orElseGet(() -> ResumePoint.start(RunTotals.start(prices)));
    }

    private Report report(ManualRequest request, ObjectSelector.Selection selection, InvocationContext context) {
        Action action = request.action();
        ArchiveStore store = action == Action.PLAN ? new DryRunStore(context.store()) : context.store();
        RestorePolicy policy = policyFor(request, context.policy());
        RestoreFlow flow = flows.flow(context.with(policy), action, store, overrides(request));
        return (action == Action.STATUS ? selection.status() : selection.restore()).apply(flow);
    }

    static RestorePolicy policyFor(ManualRequest request, RestorePolicy policy) {
        Optional<RestoreTerms> terms = request.tier()
                .flatMap(tier -> request.days().map(days -> new RestoreTerms(tier, days, Optional.empty())));
        return request.force() ? policy.forced(terms) : policy;
    }

    static RequestOverrides overrides(ManualRequest request) {
        return new RequestOverrides(request.tier(), request.days(), request.extend(), inspectMode(request));
    }

    /** By default a plan inspects nothing, and the other actions inspect every object. */
    private static InspectMode inspectMode(ManualRequest request) {
        boolean head = request.inspect()
                .map(inspect -> inspect == ManualRequest.Inspect.HEAD)
                .orElse(request.action() != Action.PLAN);
        if (head) {
            return InspectMode.ALWAYS;
        }
        return request.action() == Action.PLAN ? InspectMode.NEVER : InspectMode.UNLESS_LISTED;
    }
}
