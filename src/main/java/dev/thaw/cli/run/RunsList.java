package dev.thaw.cli.run;

import dev.thaw.cli.output.Shown;
import dev.thaw.text.SafeText;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The runs of this machine, the latest first. */
public final class RunsList {

    private RunsList() {}

    public static void print(Map<String, String> environment, PrintStream out) {
        List<RunJournal> journals = RunFolder.of(environment).journals();
        Shown shown = new Shown(false);
        if (journals.isEmpty()) {
            out.println("No run of this machine is known.");
        }
        for (RunJournal journal : journals) {
            String progress = journal.phase() == RunJournal.Phase.PLANNING
                    ? "nothing requested"
                    : Shown.number(journal.line()) + " of " + Shown.number(journal.planned());
            out.println(journal.id() + "  " + shown.time(journal.updatedAt()) + "  "
                    + journal.phase().name().toLowerCase(Locale.ROOT) + "  " + progress + "  "
                    + SafeText.escape("thaw " + String.join(" ", journal.words())));
        }
    }
}
