package dev.thaw.function;

import dev.thaw.config.Settings;
import dev.thaw.event.Action;
import dev.thaw.restore.ObjectOutcome;
import dev.thaw.restore.Report;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/** The lines on standard output: one an object, one an invocation, and what else is worth one. */
@Singleton
class ReportLog {

    private final LogLines lines;
    private final InstantSource clock;
    private final StandardOutput out;

    @Inject
    ReportLog(Settings settings, Clock clock, StandardOutput out) {
        this(settings.logFormat() == Settings.LogFormat.JSON ? new JsonLines() : new TextLines(), clock, out);
    }

    ReportLog(LogLines lines, InstantSource clock, StandardOutput out) {
        this.lines = lines;
        this.clock = clock;
        this.out = out;
    }

    /** How much a line matters. */
    enum Level {
        INFO,
        WARN,
        ERROR
    }

    /** What takes the outcomes of an action: each object that is acted upon has a line, those that are looked at have none. */
    Consumer<ObjectOutcome> objects(String requestId, Action action) {
        return action == Action.RESTORE ? outcome -> object(requestId, outcome) : outcome -> {};
    }

    void object(String requestId, ObjectOutcome outcome) {
        out.line(lines.object(clock.instant(), requestId, outcome));
    }

    void summary(String requestId, Action action, Report report) {
        out.line(lines.summary(clock.instant(), requestId, action, report));
    }

    void failure(String requestId, String detail) {
        out.line(lines.failure(clock.instant(), requestId, detail));
    }

    /** Something that belongs to no invocation. */
    void notice(Level level, Map<String, Object> facts) {
        out.line(lines.notice(clock.instant(), level, facts));
    }

    /** How a line is written. */
    interface LogLines {
        String object(Instant time, String requestId, ObjectOutcome outcome);

        String summary(Instant time, String requestId, Action action, Report report);

        String failure(Instant time, String requestId, String detail);

        String notice(Instant time, Level level, Map<String, Object> facts);
    }
}
