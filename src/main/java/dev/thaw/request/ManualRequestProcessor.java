package dev.thaw.request;

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
import dev.thaw.restore.report.Report;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.report.RunTotals;
import dev.thaw.restore.store.ArchiveStore;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Does what a manual request asks for, from where an earlier part of it stopped. */
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

    /** What became of a manual request, and where a later part of it goes on. */
    public record Performed(Report report, Optional<String> resumeFrom) {}

    /** @throws ProblemException before anything is sent */
    Performed perform(ManualRequest request, InvocationContext session) {
        ManualTarget target = ManualTarget.of(request, settings, session.invocation());
        RequestFingerprint origin = RequestFingerprint.of(request, target.bucket(), target.region(), session.policy());
        ResumePoint from = resumption(request, origin, session.policy().prices());
        ObjectSelection assignment =
                request.source().fold(new ObjectSelector(target, session.store(), from, request.limit()));
        Report report = report(request, assignment, from, session);
        return new Performed(
                report, report.complete() ? Optional.empty() : Optional.of(tokens.write(report.resumePoint(), origin)));
    }

    private ResumePoint resumption(ManualRequest request, RequestFingerprint origin, Optional<PriceList> prices) {
        return request.resumeFrom()
                .map(token -> tokens.read(token, origin, prices.map(PriceList::currency)))
                .orElseGet(() -> ResumePoint.start(RunTotals.start(prices)));
    }

    private Report report(
            ManualRequest request, ObjectSelection assignment, ResumePoint from, InvocationContext session) {
        Action action = request.action();
        ArchiveStore store = action == Action.PLAN ? new DryRunStore(session.store()) : session.store();
        InvocationContext ruled = session.with(policyFor(request, session.policy()));
        RestoreFlow flow = flows.flow(ruled, action, store, ManualOverrides.of(request));
        return action == Action.STATUS ? assignment.status(flow, from) : assignment.restore(flow, from);
    }

    private static RestorePolicy policyFor(ManualRequest request, RestorePolicy policy) {
        Optional<RestoreTerms> terms = request.tier()
                .flatMap(tier -> request.days().map(days -> new RestoreTerms(tier, days, Optional.empty())));
        return request.force() ? policy.forced(terms) : policy;
    }
}
