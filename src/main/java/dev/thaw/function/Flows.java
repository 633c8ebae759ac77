package dev.thaw.function;

import dev.thaw.config.Settings;
import dev.thaw.event.Action;
import dev.thaw.restore.ArchiveStore;
import dev.thaw.restore.ListFinder;
import dev.thaw.restore.Overrides;
import dev.thaw.restore.RememberingStore;
import dev.thaw.restore.RestoreFlow;
import dev.thaw.restore.Workers;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the flow that objects take, from what the program has and what the session brings. */
@Singleton
class Flows {

    private final Settings settings;
    private final Workers workers;
    private final Clock clock;
    private final ReportLog log;

    Flows(Settings settings, Workers workers, Clock clock, ReportLog log) {
        this.settings = settings;
        this.workers = workers;
        this.clock = clock;
        this.log = log;
    }

    /** By the rules alone, as events go. */
    RestoreFlow flow(Session session) {
        return flow(session, Action.RESTORE, session.store(), Overrides.NONE);
    }

    /** What tells the lists among objects that arrived. */
    ListFinder listFinder(Session session, RememberingStore store) {
        return new ListFinder(session.policy(), settings.buckets(), store, workers, session.defects());
    }

    RestoreFlow flow(Session session, Action action, ArchiveStore store, Overrides overrides) {
        RestoreFlow.Setting setting = new RestoreFlow.Setting(
                session.policy(),
                settings.buckets(),
                store,
                overrides,
                session.deadline(),
                clock,
                workers,
                log.objects(session.invocation().requestId(), action),
                session.defects());
        return action == Action.RESTORE ? new RestoreFlow(setting, session.budget()) : new RestoreFlow(setting);
    }
}
