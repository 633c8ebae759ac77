package dev.thaw.document;

import dev.thaw.text.VisibleText;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What the YAML engine says about a text that is not YAML, as a finding; behind the first such place nothing can be read. */
final class YamlSyntax {

    private YamlSyntax() {}

    static void report(YamlEngineException broken, Findings findings) {
        Optional<MarkedYamlEngineException> marked = Optional.of(broken)
                .filter(MarkedYamlEngineException.class::isInstance)
                .map(MarkedYamlEngineException.class::cast);
        Place place = placeOf(marked.flatMap(MarkedYamlEngineException::getProblemMark));
        String problem = marked.map(MarkedYamlEngineException::getProblem).orElseGet(() -> "" + broken.getMessage());
        findings.error(
                place,
                "",
                "",
                "is no YAML from here on: " + VisibleText.of(problem),
                "check indentation (spaces, no tabs), quotes and brackets; quote values that begin with * or {");
    }

    static Place placeOf(Optional<Mark> mark) {
        return mark.map(at -> new Place(at.getLine() + 1, at.getColumn() + 1)).orElse(Place.START);
    }
}
