package dev.thaw.restore;

import dev.thaw.object.ObjectRef;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.report.RunTotals;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.ArchiveStore;
import dev.thaw.restore.store.Deadline;
import dev.thaw.restore.store.Inspection;
import dev.thaw.restore.store.RestoreReply;
import dev.thaw.restore.store.RestoreRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;

/** What a plan says about a key by the policy alone: without a look, and without a request. */
public final class KeyPlan {

    private static final Duration TIME = Duration.ofSeconds(10);

    private KeyPlan() {}

    public static ObjectOutcome of(
            Candidate.Named candidate,
            RestorePolicy policy,
            Predicate<String> allowedBuckets,
            RequestOverrides overrides,
            InstantSource clock,
            DefectLog defects) {
        RestoreFlow flow = new RestoreFlow(new RestoreFlow.Context(
                policy,
                allowedBuckets,
                new NoStore(),
                overrides,
                Deadline.after(TIME),
                clock,
                new WorkerPool(Runnable::run, 1),
                outcome -> {},
                defects));
        return flow.restoreNamed(
                        List.of(new ObjectSource.Positioned(candidate, "0")),
                        ResumePoint.start(RunTotals.start(policy.prices())))
                .objects()
                .get(0);
    }

    /** Nothing is inspected, and a plan requests nothing. */
    private static final class NoStore implements ArchiveStore {
        @Override
        public Inspection inspect(ObjectRef object) {
            return new Inspection.Omitted();
        }

        @Override
        public RestoreReply restore(RestoreRequest request) {
            return new RestoreReply.Planned();
        }
    }
}
