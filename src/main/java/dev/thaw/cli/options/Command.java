package dev.thaw.cli.options;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The commands, with what help and manual page say about them. */
public enum Command {
    PLAN("SOURCE…", "show what would be restored, by which rule, when it is readable, at what cost"),
    RESTORE("SOURCE…", "plan, ask, and request the restores of the plan"),
    STATUS("SOURCE…", "show what is archived, coming (readable by), readable (until) or missing"),
    EXPLAIN("KEY", "show which rule decides and why the others do not; no network"),
    RESUME("[ID]", "go on with the last unfinished run of this machine, or with ID"),
    RUNS("", "list the runs of this machine"),
    JOBS("", "list the jobs of THAW_JOBS, newest first"),
    JOB("ID", "show one job"),
    CONFIRM("ID", "let the planned objects of a job be requested"),
    CANCEL("ID", "end a job; what COS accepted goes on and is charged"),
    CONTINUE("[ID]", "carry on the jobs that are due, or one of them"),
    CONSOLE(
            "[--url URL [--cam]] [--port N]",
            "serve the web console on loopback, over own credentials or a Function URL"),
    CHECK("FILE [--json]", "report all errors of a policy; needs no credentials, no network"),
    COMPLETION("bash|zsh|fish", "print a completion script for the shell"),
    MAN("", "print the manual page (roff)");

    private final String operands;
    private final String description;

    Command(String operands, String description) {
        this.operands = operands;
        this.description = description;
    }

    /** As it is typed: {@code restore}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What follows the command, as help shows it. */
    public String operands() {
        return operands;
    }

    public String description() {
        return description;
    }

    /** Whether the command takes sources of objects, and the options for them. */
    public boolean takesSources() {
        return this == PLAN || this == RESTORE || this == STATUS;
    }

    public static Optional<Command> named(String word) {
        return Arrays.stream(values())
                .filter(command -> command.word().equals(word))
                .findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Command::word).toList();
    }
}
