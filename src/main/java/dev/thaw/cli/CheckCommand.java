package dev.thaw.cli;

import dev.thaw.policy.document.PolicyFile;
import dev.thaw.policy.document.finding.CheckedPolicy;
import dev.thaw.policy.document.finding.Finding;
import dev.thaw.policy.document.finding.FindingJson;
import java.io.PrintStream;

/** Checks one policy file and reports what to fix. */
final class CheckCommand {

    private final String file;

    CheckCommand(String file) {
        this.file = file;
    }

    /** Whether the policy can be used. */
    boolean report(boolean json, PrintStream out) {
        PolicyFile policy = PolicyFile.read(file);
        CheckedPolicy checked = policy.checked();
        out.print(json ? FindingJson.of(checked) + "\n" : policy.listing() + summary(checked));
        return checked.policy().isPresent();
    }

    private static String summary(CheckedPolicy checked) {
        String warnings = plural(count(checked, Finding.Severity.WARNING), "warning");
        String errors = plural(count(checked, Finding.Severity.ERROR), "error");
        return checked.rules()
                .map(rules -> "valid: " + plural(rules, "rule") + ", " + warnings + "\n")
                .orElse("refused: " + errors + ", " + warnings + "\n");
    }

    private static String plural(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static int count(CheckedPolicy checked, Finding.Severity severity) {
        return Math.toIntExact(checked.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count());
    }
}
