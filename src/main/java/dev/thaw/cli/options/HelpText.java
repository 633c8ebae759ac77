package dev.thaw.cli.options;

import java.util.Arrays;
import java.util.List;

/** Help, from the table of commands and options. */
public final class HelpText {

    private static final int COLUMN = 30;
    private static final int WIDTH = 79;

    private static final String SOURCES = """

            SOURCE  cos://bucket-appid/key, cos://bucket-appid/prefix/ with -r, or - for
                    standard input.
                    With -f, cos://bucket-appid/ names the bucket of the keys in the file.
            """;

    private static final String CREDENTIALS_AND_EXIT = """

            Credentials, the first complete set: THAW_SECRET_ID/_KEY (THAW_SESSION_TOKEN),
            TENCENTCLOUD_SECRET_ID/_KEY (_TOKEN), those of SCF, --profile, --credentials.
            Files are never read unasked, and no secret is an option.

            Exit status: 0 done, 1 objects failed permanently, 2 wrong usage or nobody to
            ask, 3 nothing was begun, 4 not finished (thaw resume), 130 interrupted.
            """;

    private HelpText() {}

    /** Of all commands. */
    public static String ofProgram() {
        StringBuilder text = new StringBuilder("""
                Thaw restores archived objects of Tencent Cloud Object Storage (COS) by policy.

                  thaw                          serve events and manual requests; settings come
                                                from the environment
                """);
        for (Command command : Command.values()) {
            String options = command.takesSources() ? " [options]" : "";
            entry(text, ("thaw " + command.word() + " " + command.operands()).strip() + options, command.description());
        }
        entry(text, "thaw --version", "print the version");
        entry(text, "thaw COMMAND --help", "print the options of a command");
        return text.append("\nthaw check exits with 0 (valid, warnings allowed), 1 (refused) or 2 (wrong usage).\n")
                .toString();
    }

    /** Of one command. */
    public static String of(Command command) {
        StringBuilder text = new StringBuilder("thaw " + command.word() + " " + command.operands() + "\n");
        wrap(
                text,
                Character.toUpperCase(command.description().charAt(0))
                        + command.description().substring(1) + ".",
                0);
        if (command.takesSources()) {
            text.append(SOURCES);
        }
        for (Option.Group group : Option.Group.values()) {
            List<Option> options = Arrays.stream(Option.values())
                    .filter(option -> option.group() == group && option.isOf(command))
                    .toList();
            if (!options.isEmpty()) {
                text.append('\n').append(group.title()).append('\n');
                options.forEach(option -> entry(text, form(option), option.description()));
            }
        }
        return command.takesSources() || command == Command.RESUME
                ? text.append(CREDENTIALS_AND_EXIT).toString()
                : text.toString();
    }

    /** {@code -d, --days N}. */
    static String form(Option option) {
        String start = option.shortForm().isEmpty() ? "    " : option.shortForm() + ", ";
        return (start + option.longForm() + " " + option.value()).stripTrailing();
    }

    private static void entry(StringBuilder text, String term, String description) {
        text.append("  ").append(term);
        int used = term.length() + 2;
        if (used >= COLUMN + 2) {
            text.append('\n');
            used = 0;
        }
        text.append(" ".repeat(COLUMN + 2 - used));
        wrap(text, description, COLUMN + 2);
    }

    private static void wrap(StringBuilder text, String words, int indent) {
        int column = indent;
        for (String word : words.split(" ")) {
            if (column > indent && column + 1 + word.length() > WIDTH) {
                text.append('\n').append(" ".repeat(indent));
                column = indent;
            } else if (column > indent) {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += word.length();
        }
        text.append('\n');
    }
}
