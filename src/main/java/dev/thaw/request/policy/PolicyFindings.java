package dev.thaw.request.policy;

import dev.thaw.log.ReportLog;
import dev.thaw.policy.document.finding.CheckedPolicy;
import dev.thaw.policy.document.finding.Finding;
import dev.thaw.policy.document.finding.FindingText;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lists and logs the findings in a policy, one line per finding. */
final class PolicyFindings {

    private static final int MAX_ERRORS = 20;

    private PolicyFindings() {}

    /** The errors, as the reason why a policy is refused. */
    static String errors(CheckedPolicy checked) {
        List<Finding> errors = checked.findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .toList();
        String lines = errors.stream()
                .limit(MAX_ERRORS)
                .map(error -> FindingText.line(checked.source(), error))
                .collect(Collectors.joining("\n"));
        String more = errors.size() > MAX_ERRORS ? "\nand " + (errors.size() - MAX_ERRORS) + " more" : "";
        return "is refused (thaw check FILE says the same):\n" + lines + more;
    }

    static void log(CheckedPolicy checked, ReportLog log) {
        for (Finding finding : checked.findings()) {
            boolean error = finding.severity() == Finding.Severity.ERROR;
            log.notice(
                    error ? ReportLog.Level.ERROR : ReportLog.Level.WARN,
                    Map.of("detail", FindingText.line(checked.source(), finding)));
        }
    }
}
