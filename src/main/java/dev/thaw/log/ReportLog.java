package dev.thaw.log;

import dev.thaw.config.Settings;
import dev.thaw.event.manual.Action;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.Report;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/** The lines on standard output: one an object, one an invocation, and what else is worth one. */
@Singleton
public class ReportLog {

    private final LogLines lines;
    private final InstantSource clock;
    private final StandardOutput out;

    @Inject
    public ReportLog(Settings settings, Clock clock, StandardOutput out) {
        this(settings.logFormat() == Settings.LogFormat.JSON ? new JsonLines() : new TextLines(), clock, out);
    }

    public ReportLog(LogLines lines, InstantSource clock, StandardOutput out) {
        this.lines = lines;
        this.clock = clock;
        this.out = out;
    }

    /** How much a line matters. */
    public enum Level {
        INFO,
        WARN,
        ERROR
    }

    /** What takes the outcomes of an action: each object that is acted upon has a line, those that are looked at have none. */
    public Consumer<ObjectOutcome> objects(String requestId, Action action) {
        return action == Action.RESTORE ? outcome -> object(requestId, outcome) : outcome -> {};
    }

    void object(String requestId, ObjectOutcome outcome) {
        out.line(lines.object(clock.instant(), requestId, outcome));
    }

    public void summary(String requestId, Action action, Report report) {
        out.line(lines.summary(clock.instant(), requestId, action, report));
    }

    public void failure(String requestId, String detail) {
        out.line(lines.failure(clock.instant(), requestId, detail));
    }

    /** Something that belongs to no invocation. */
    public void notice(Level level, Map<String, Object> facts) {
        out.line(lines.notice(clock.instant(), level, facts));
    }

    /** How a line is written. */
    public interface LogLines {
        String object(Instant time, String requestId, ObjectOutcome outcome);

        public String summary(Instant time, String requestId, Action action, Report report);

        public String failure(Instant time, String requestId, String detail);

        public String notice(Instant time, Level level, Map<String, Object> facts);
    }
}
