package dev.thaw.policy.document.finding;

import dev.thaw.policy.document.finding.Finding.Position;
import dev.thaw.policy.document.finding.Finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the findings of one document. For one thread. */
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

    /** The number of errors so far. Values read while it grows are not reliable. */
    public int errors() {
        return errors;
    }

    public List<Finding> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column))
                .toList();
    }
}
