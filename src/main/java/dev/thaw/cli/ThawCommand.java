package dev.thaw.cli;

import dev.thaw.cli.options.Command;
import dev.thaw.cli.options.CommandLine;
import dev.thaw.cli.options.CompletionScript;
import dev.thaw.cli.options.HelpText;
import dev.thaw.cli.options.ManPage;
import dev.thaw.cli.options.Option;
import dev.thaw.cli.options.UsageException;
import dev.thaw.cli.run.CommandProgram;
import dev.thaw.cli.run.RunsList;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The command line. What needs neither credentials nor network runs before Quarkus starts, in milliseconds; the other commands
 * need the program.
 */
public final class ThawCommand {

    static final int DONE = 0;
    static final int INVALID = 1;
    static final int WRONG_USAGE = 2;
    public static final int NOT_BEGUN = 3;

    private ThawCommand() {}

    /** The exit code of the command; empty if the program is to start: as a server, or for {@link #needsProgram}. */
    public static Optional<Integer> run(String[] args, PrintStream out, PrintStream err) {
        List<String> words = Arrays.asList(args);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        if (words.contains("--help") || words.contains("-h")) {
            out.print(Command.named(words.get(0)).map(HelpText::of).orElseGet(HelpText::ofProgram));
            return Optional.of(DONE);
        }
        if (words.equals(List.of("--version"))) {
            out.println("thaw " + Version.current());
            return Optional.of(DONE);
        }
        try {
            return run(CommandLine.parse(words), out, err);
        } catch (UsageException e) {
            return Optional.of(wrongUsage(words, e, err));
        }
    }

    private static Optional<Integer> run(CommandLine line, PrintStream out, PrintStream err) throws UsageException {
        return switch (line.command()) {
            case CHECK -> Optional.of(check(line, out));
            case EXPLAIN -> Optional.of(new ExplainCommand(line, System.getenv()).run(out, err));
            case COMPLETION -> Optional.of(completion(line, out));
            case MAN -> Optional.of(manual(out));
            case RUNS -> Optional.of(runs(out));
            default -> Optional.empty();
        };
    }

    private static int check(CommandLine line, PrintStream out) throws UsageException {
        if (line.operands().size() != 1) {
            throw new UsageException("check takes one file");
        }
        return new CheckCommand(line.operands().get(0)).report(line.has(Option.JSON), out) ? DONE : INVALID;
    }

    private static int completion(CommandLine line, PrintStream out) throws UsageException {
        String shell = line.operands().size() == 1 ? line.operands().get(0) : "";
        Optional<String> script = CompletionScript.of(shell);
        if (script.isEmpty()) {
            throw new UsageException("completion takes one of " + String.join(", ", CompletionScript.SHELLS));
        }
        out.print(script.get());
        return DONE;
    }

    private static int runs(PrintStream out) {
        RunsList.print(System.getenv(), out);
        return DONE;
    }

    /** Whether these arguments are a command that runs in the program. */
    public static boolean needsProgram(String[] args) {
        return args.length > 0;
    }

    /** Prepares the settings of the program for a command; the exit code if that shows a mistake. */
    public static Optional<Integer> prepare(String[] args, PrintStream err) {
        try {
            CommandProgram.prepare(args, System.getenv());
            return Optional.empty();
        } catch (UsageException e) {
            return Optional.of(wrongUsage(Arrays.asList(args), e, err));
        }
    }

    private static int manual(PrintStream out) {
        out.print(ManPage.of(Version.current()));
        return DONE;
    }

    private static int wrongUsage(List<String> words, UsageException error, PrintStream err) {
        boolean flows = Command.named(words.get(0))
                .filter(command -> command != Command.CHECK)
                .isPresent();
        err.print("thaw: " + error.getMessage() + "\n"
                + (flows ? "See thaw " + words.get(0) + " --help\n" : "\n" + HelpText.ofProgram()));
        return WRONG_USAGE;
    }
}
