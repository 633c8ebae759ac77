package dev.thaw.log;

import dev.thaw.config.Settings;
import dev.thaw.event.manual.Action;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.Report;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/** The lines on standard output: one per object, one per invocation, and notices. Thread-safe; lines never mix. */
@Singleton
public class ReportLog {

    /** Set where the program runs a command: its result alone is on standard output. */
    private static final String COMMAND = "thaw.command";

    private final LogLines lines;
    private final InstantSource clock;
    private final Consumer<String> output;

    @Inject
    public ReportLog(Settings settings, Clock clock) {
        this(
                settings.logFormat() == Settings.LogFormat.JSON ? new JsonLines() : new TextLines(),
                clock,
                Boolean.getBoolean(COMMAND) ? System.err::println : ReportLog::print);
    }

    /** @param output receives each line without its line feed */
    public ReportLog(LogLines lines, InstantSource clock, Consumer<String> output) {
        this.lines = lines;
        this.clock = clock;
        this.output = output;
    }

    /** Severity of a line. */
    public enum Level {
        INFO,
        WARN,
        ERROR
    }

    /** Receives the outcomes of an action. Only a restore logs its objects; plan and status log their summary alone. */
    public Consumer<ObjectOutcome> objects(String requestId, Action action) {
        return action == Action.RESTORE ? outcome -> object(requestId, outcome) : outcome -> {};
    }

    void object(String requestId, ObjectOutcome outcome) {
        output.accept(lines.object(clock.instant(), requestId, outcome));
    }

    public void summary(String requestId, Action action, Report report) {
        output.accept(lines.summary(clock.instant(), requestId, action, report));
    }

    public void failure(String requestId, String detail) {
        output.accept(lines.failure(clock.instant(), requestId, detail));
    }

    /** What happened to a job in an invocation; the first fact is the action. */
    public void job(String requestId, Level level, Map<String, Object> facts) {
        output.accept(lines.job(clock.instant(), requestId, level, facts));
    }

    /** Something that belongs to no invocation. */
    public void notice(Level level, Map<String, Object> facts) {
        output.accept(lines.notice(clock.instant(), level, facts));
    }

    /**
     * Writes a line to standard output in one piece and as UTF-8, whatever the locale. The lock is the one that the framework's
     * own lines take as well: up to JDK 20 always, later for lines of up to 8 KiB, which are a single write.
     */
    static void print(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        PrintStream out = System.out;
        synchronized (out) {
            out.write(bytes, 0, bytes.length);
            out.flush();
        }
    }

    /** The format of the lines. */
    public interface LogLines {
        String object(Instant time, String requestId, ObjectOutcome outcome);

        String summary(Instant time, String requestId, Action action, Report report);

        String failure(Instant time, String requestId, String detail);

        String job(Instant time, String requestId, Level level, Map<String, Object> facts);

        String notice(Instant time, Level level, Map<String, Object> facts);
    }
}
