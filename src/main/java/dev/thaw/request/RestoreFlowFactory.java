package dev.thaw.request;

import dev.thaw.config.Settings;
import dev.thaw.event.manual.Action;
import dev.thaw.log.ReportLog;
import dev.thaw.object.ObjectRef;
import dev.thaw.restore.ListDetector;
import dev.thaw.restore.RememberingStore;
import dev.thaw.restore.RestoreFlow;
import dev.thaw.restore.WorkerPool;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.store.ArchiveStore;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Predicate;

/** Creates a restore flow from the settings and services of the program and the context of an invocation. Thread-safe. */
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

    /** The flow of events: restores by the policy alone. */
    RestoreFlow flow(InvocationContext context) {
        return flow(context, Action.RESTORE, context.store(), RequestOverrides.NONE);
    }

    /** Finds the lists among the objects of an event. */
    ListDetector listDetector(InvocationContext context, RememberingStore store) {
        return new ListDetector(context.policy(), settings.buckets(), ownFiles(), store, workers, context.defects());
    }

    RestoreFlow flow(InvocationContext context, Action action, ArchiveStore store, RequestOverrides overrides) {
        RestoreFlow.Context flowContext = context(context, action, store, overrides);
        return action == Action.RESTORE ? new RestoreFlow(flowContext, context.budget()) : new RestoreFlow(flowContext);
    }

    /** What a flow works with. */
    RestoreFlow.Context context(
            InvocationContext context, Action action, ArchiveStore store, RequestOverrides overrides) {
        return new RestoreFlow.Context(
                context.policy(),
                settings.buckets(),
                ownFiles(),
                store,
                overrides,
                context.deadline(),
                clock,
                workers,
                log.objects(context.invocation().requestId(), action),
                context.defects());
    }

    private Predicate<ObjectRef> ownFiles() {
        return settings.jobs().<Predicate<ObjectRef>>map(jobs -> jobs::holds).orElse(object -> false);
    }
}
