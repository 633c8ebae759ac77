package dev.thaw.function;

import dev.thaw.config.Settings;
import dev.thaw.event.Action;
import dev.thaw.event.ManualRequest;
import dev.thaw.policy.Prices;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.restore.ArchiveStore;
import dev.thaw.restore.PlanningStore;
import dev.thaw.restore.Report;
import dev.thaw.restore.RestoreFlow;
import dev.thaw.restore.Resumption;
import dev.thaw.restore.Tally;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Does what a manual request asks for, from where an earlier part of it stopped. */
@Singleton
class ManualWork {

    private final Settings settings;
    private final Flows flows;
    private final ResumeTokens tokens;

    ManualWork(Settings settings, Flows flows, ResumeTokens tokens) {
        this.settings = settings;
        this.flows = flows;
        this.tokens = tokens;
    }

    /** What became of a manual request, and where a later part of it goes on. */
    record Performed(Report report, Optional<String> resumeFrom) {}

    /** @throws RefusedException before anything is sent */
    Performed perform(ManualRequest request, Session session) {
        ManualTarget target = ManualTarget.of(request, settings, session.invocation());
        RequestOrigin origin = RequestOrigin.of(request, target, session.policy());
        Resumption from = resumption(request, origin, session.policy().prices());
        Assignment assignment =
                request.source().fold(new ManualAssignment(target, session.store(), from, request.limit()));
        Report report = report(request, assignment, from, session);
        return new Performed(
                report, report.complete() ? Optional.empty() : Optional.of(tokens.write(report.resumption(), origin)));
    }

    private Resumption resumption(ManualRequest request, RequestOrigin origin, Optional<Prices> prices) {
        return request.resumeFrom()
                .map(token -> tokens.read(token, origin, prices.map(Prices::currency)))
                .orElseGet(() -> Resumption.start(Tally.start(prices)));
    }

    private Report report(ManualRequest request, Assignment assignment, Resumption from, Session session) {
        Action action = request.action();
        ArchiveStore store = action == Action.PLAN ? new PlanningStore(session.store()) : session.store();
        Session ruled = session.with(policyFor(request, session.policy()));
        RestoreFlow flow = flows.flow(ruled, action, store, ManualOverrides.of(request));
        return action == Action.STATUS ? assignment.told(flow, from) : assignment.restored(flow, from);
    }

    private static RestorePolicy policyFor(ManualRequest request, RestorePolicy policy) {
        Optional<RestoreTerms> terms = request.tier()
                .flatMap(tier -> request.days().map(days -> new RestoreTerms(tier, days, Optional.empty())));
        return request.force() ? policy.forced(terms) : policy;
    }
}
