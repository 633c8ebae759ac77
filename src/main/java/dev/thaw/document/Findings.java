package dev.thaw.document;

import dev.thaw.document.Finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is to be mended in one document. */
final class Findings {

    private final List<Finding> found = new ArrayList<>();
    private int errors;

    void error(Place place, String field, String value, String problem, String remedy) {
        errors++;
        add(Severity.ERROR, place, field, value, problem, remedy);
    }

    void warning(Place place, String field, String value, String problem, String remedy) {
        add(Severity.WARNING, place, field, value, problem, remedy);
    }

    private void add(Severity severity, Place place, String field, String value, String problem, String remedy) {
        found.add(new Finding(severity, place.line(), place.column(), field, value, problem, remedy));
    }

    /** How many errors there are so far: what has been read since a smaller number is not to be relied on. */
    int errors() {
        return errors;
    }

    List<Finding> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column))
                .toList();
    }
}
