package dev.thaw.request;

import dev.thaw.config.Settings;
import dev.thaw.event.manual.Action;
import dev.thaw.log.ReportLog;
import dev.thaw.restore.ListDetector;
import dev.thaw.restore.RememberingStore;
import dev.thaw.restore.RestoreFlow;
import dev.thaw.restore.WorkerPool;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.store.ArchiveStore;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the flow that objects take, from what the program has and what the session brings. */
@Singleton
public class RestoreFlowFactory {

    private final Settings settings;
    private final WorkerPool workers;
    private final Clock clock;
    private final ReportLog log;

    public RestoreFlowFactory(Settings settings, WorkerPool workers, Clock clock, ReportLog log) {
        this.settings = settings;
        this.workers = workers;
        this.clock = clock;
        this.log = log;
    }

    /** By the rules alone, as events go. */
    RestoreFlow flow(InvocationContext session) {
        return flow(session, Action.RESTORE, session.store(), RequestOverrides.NONE);
    }

    /** What tells the lists among objects that arrived. */
    ListDetector listFinder(InvocationContext session, RememberingStore store) {
        return new ListDetector(session.policy(), settings.buckets(), store, workers, session.defects());
    }

    RestoreFlow flow(InvocationContext session, Action action, ArchiveStore store, RequestOverrides overrides) {
        RestoreFlow.Context context = new RestoreFlow.Context(
                session.policy(),
                settings.buckets(),
                store,
                overrides,
                session.deadline(),
                clock,
                workers,
                log.objects(session.invocation().requestId(), action),
                session.defects());
        return action == Action.RESTORE ? new RestoreFlow(context, session.budget()) : new RestoreFlow(context);
    }
}
