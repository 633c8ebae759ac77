package dev.thaw.policy.document.yaml;

import dev.thaw.policy.document.finding.Findings;
import dev.thaw.policy.document.finding.Position;
import dev.thaw.text.SafeText;
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
        Position place = placeOf(marked.flatMap(MarkedYamlEngineException::getProblemMark));
        String problem = marked.map(MarkedYamlEngineException::getProblem).orElseGet(() -> "" + broken.getMessage());
        findings.error(
                place,
                "",
                "",
                "is no YAML from here on: " + SafeText.escape(problem),
                "check indentation (spaces, no tabs), quotes and brackets; quote values that begin with * or {");
    }

    static Position placeOf(Optional<Mark> mark) {
        return mark.map(at -> new Position(at.getLine() + 1, at.getColumn() + 1))
                .orElse(Position.START);
    }
}
