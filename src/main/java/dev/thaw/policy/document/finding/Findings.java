package dev.thaw.policy.document.finding;

import dev.thaw.policy.document.finding.Finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is to be mended in one document. */
public final class Findings {

    private final List<Finding> found = new ArrayList<>();
    private int errors;

    public void error(Position place, String field, String value, String problem, String remedy) {
        errors++;
        add(Severity.ERROR, place, field, value, problem, remedy);
    }

    public void warning(Position place, String field, String value, String problem, String remedy) {
        add(Severity.WARNING, place, field, value, problem, remedy);
    }

    private void add(Severity severity, Position place, String field, String value, String problem, String remedy) {
        found.add(new Finding(severity, place.line(), place.column(), field, value, problem, remedy));
    }

    /** How many errors there are so far: what has been read since a smaller number is not to be relied on. */
    public int errors() {
        return errors;
    }

    public List<Finding> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column))
                .toList();
    }
}
