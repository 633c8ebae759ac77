package dev.thaw.cli.options;

import java.util.Arrays;

/** The manual page, from the table of commands and options. */
public final class ManPage {

    private ManPage() {}

    public static String of(String version) {
        StringBuilder page = new StringBuilder(".TH THAW 1 \"\" \"thaw " + version + "\"\n"
                + ".SH NAME\nthaw \\- restore archived objects of Tencent Cloud Object Storage by policy\n"
                + ".SH SYNOPSIS\n");
        for (Command command : Command.values()) {
            page.append(".B thaw " + command.word() + "\n" + escaped(command.operands() + " [options]") + "\n.br\n");
        }
        page.append(".SH DESCRIPTION\nWithout arguments, thaw serves events and manual requests.\n.SH COMMANDS\n");
        for (Command command : Command.values()) {
            page.append(".TP\n.B " + command.word() + "\n" + escaped(sentence(command.description())) + "\n");
        }
        page.append(".SH OPTIONS\n");
        for (Option option : Option.values()) {
            String commands = String.join(
                    ", ",
                    Arrays.stream(Command.values())
                            .filter(option::isOf)
                            .map(Command::word)
                            .toList());
            page.append(".TP\n.B " + escaped(HelpText.form(option).strip()) + "\n"
                    + escaped(sentence(option.description()) + " Of: " + commands + ".") + "\n");
        }
        return page.append("""
                .SH SOURCES
                cos://bucket\\-appid/key names one object, cos://bucket\\-appid/prefix/ with \\-r everything below it,
                and \\- reads standard input. With \\-f, cos://bucket\\-appid/ names the bucket of the keys in the file.
                .SH EXIT STATUS
                0: done. 1: at least one object failed permanently, was refused by a limit, or is missing. 2: wrong usage, or
                a question that nobody can answer. 3: nothing was begun. 4: not finished, thaw resume goes on. 130: interrupted.
                .SH ENVIRONMENT
                THAW_SECRET_ID, THAW_SECRET_KEY, THAW_SESSION_TOKEN, TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY,
                TENCENTCLOUD_TOKEN: credentials. THAW_POLICY, THAW_POLICY_FILE: the policy. THAW_BUCKETS: buckets that may be
                touched. TENCENTCLOUD_REGION: the region. NO_COLOR: no colors.
                .SH FILES
                $XDG_STATE_HOME/thaw/runs: the journals of runs, without credentials.
                """).toString();
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-");
    }
}
