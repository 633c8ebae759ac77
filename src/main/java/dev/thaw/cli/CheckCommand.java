package dev.thaw.cli;

import dev.thaw.policy.document.PolicyFile;
import dev.thaw.policy.document.finding.CheckedPolicy;
import dev.thaw.policy.document.finding.Finding;
import dev.thaw.policy.document.finding.FindingJson;
import java.io.PrintStream;

/** Checks one policy file and says what is to be mended. */
final class CheckCommand {

    private final String file;

    CheckCommand(String file) {
        this.file = file;
    }

    /** Whether the policy can be used. */
    boolean report(boolean json, PrintStream out) {
        PolicyFile read = PolicyFile.read(file);
        CheckedPolicy checked = read.checked();
        out.print(json ? FindingJson.of(checked) + "\n" : read.listing() + summary(checked));
        return checked.policy().isPresent();
    }

    private static String summary(CheckedPolicy checked) {
        String warnings = counted(count(checked, Finding.Severity.WARNING), "warning");
        String errors = counted(count(checked, Finding.Severity.ERROR), "error");
        return checked.rules()
                .map(rules -> "valid: " + counted(rules, "rule") + ", " + warnings + "\n")
                .orElse("refused: " + errors + ", " + warnings + "\n");
    }

    private static String counted(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static int count(CheckedPolicy checked, Finding.Severity severity) {
        return Math.toIntExact(checked.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count());
    }
}
