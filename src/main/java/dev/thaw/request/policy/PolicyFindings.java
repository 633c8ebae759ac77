package dev.thaw.request.policy;

import dev.thaw.log.ReportLog;
import dev.thaw.policy.document.finding.CheckedPolicy;
import dev.thaw.policy.document.finding.Finding;
import dev.thaw.policy.document.finding.FindingText;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is wrong with a policy, on one line each. */
final class PolicyFindings {

    private static final int MOST = 20;

    private PolicyFindings() {}

    /** Why a policy is refused. */
    static String errors(CheckedPolicy reading) {
        List<Finding> errors = reading.findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .toList();
        String told = errors.stream()
                .limit(MOST)
                .map(error -> FindingText.line(reading.source(), error))
                .collect(Collectors.joining("\n"));
        String more = errors.size() > MOST ? "\nand " + (errors.size() - MOST) + " more" : "";
        return "is refused (thaw check FILE says the same):\n" + told + more;
    }

    static void log(CheckedPolicy reading, ReportLog log) {
        for (Finding finding : reading.findings()) {
            boolean error = finding.severity() == Finding.Severity.ERROR;
            log.notice(
                    error ? ReportLog.Level.ERROR : ReportLog.Level.WARN,
                    Map.of("detail", FindingText.line(reading.source(), finding)));
        }
    }
}
