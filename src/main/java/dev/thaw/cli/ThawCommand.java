package dev.thaw.cli;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The command line. Commands run before Quarkus starts: a check takes milliseconds and needs neither credentials nor network. */
public final class ThawCommand {

    static final int DONE = 0;
    static final int INVALID = 1;
    static final int WRONG_USAGE = 2;

    private static final String USAGE = """
            Thaw restores archived objects of Tencent Cloud Object Storage (COS) by policy.

              thaw                      serve events and manual requests; settings come from the environment
              thaw check FILE [--json]  report all errors of a policy; needs no credentials, no network
              thaw --version
              thaw --help

            check exits with 0 (valid, warnings allowed), 1 (refused) or 2 (wrong usage).
            """;

    private ThawCommand() {}

    /** The exit code of the command; empty if there are no arguments and the server is to start. */
    public static Optional<Integer> run(String[] args, PrintStream out, PrintStream err) {
        List<String> words = Arrays.asList(args);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        if (words.contains("--help") || words.contains("-h")) {
            out.print(USAGE);
            return Optional.of(DONE);
        }
        if (words.equals(List.of("--version"))) {
            out.println("thaw " + Version.current());
            return Optional.of(DONE);
        }
        return Optional.of(
                words.get(0).equals("check")
                        ? check(words, out, err)
                        : wrongUsage(String.join(" ", words) + " is not a command", err));
    }

    private static int check(List<String> words, PrintStream out, PrintStream err) {
        List<String> files =
                words.stream().skip(1).filter(word -> !word.equals("--json")).toList();
        if (files.size() != 1 || files.get(0).startsWith("-")) {
            return wrongUsage("check takes one file", err);
        }
        return new CheckCommand(files.get(0)).report(words.contains("--json"), out) ? DONE : INVALID;
    }

    private static int wrongUsage(String error, PrintStream err) {
        err.print("thaw: " + error + "\n\n" + USAGE);
        return WRONG_USAGE;
    }
}
