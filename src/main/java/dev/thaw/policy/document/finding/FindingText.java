package dev.thaw.policy.document.finding;

import dev.thaw.text.SafeText;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Findings for people, in the form that editors and build logs turn into links. */
public final class FindingText {

    private FindingText() {}

    /** One line: {@code policy.yaml:12:9: error: rules[2].restore.days: 400 is …; write …}. */
    public static String line(String source, Finding finding) {
        return SafeText.escape(source) + ":" + finding.line() + ":" + finding.column() + ": "
                + finding.severity().name().toLowerCase(Locale.ROOT) + ": " + sentence(finding);
    }

    /** All findings, each with its line of the document and a caret at its column. */
    public static String listing(CheckedPolicy checked, byte[] document) {
        SourceLines lines = new SourceLines(new String(document, StandardCharsets.UTF_8));
        StringBuilder listing = new StringBuilder();
        for (Finding finding : checked.findings()) {
            listing.append(line(checked.source(), finding))
                    .append('\n')
                    .append(lines.excerpt(finding.line(), finding.column()));
        }
        return listing.toString();
    }

    private static String sentence(Finding finding) {
        String subject = finding.field().isEmpty() ? "the document" : finding.field() + ":";
        String value = finding.value().isEmpty() ? "" : " " + finding.value();
        return subject + value + " " + finding.problem() + "; " + finding.remedy();
    }
}
