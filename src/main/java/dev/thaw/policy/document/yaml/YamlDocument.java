package dev.thaw.policy.document.yaml;

import dev.thaw.policy.document.finding.Finding;
import dev.thaw.policy.document.finding.Finding.Position;
import dev.thaw.policy.document.finding.Findings;
import dev.thaw.policy.document.yaml.YamlNode.Entry;
import dev.thaw.policy.document.yaml.YamlNode.Kind;
import dev.thaw.text.SafeText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds the tree of one YAML 1.2 document. Rejects aliases, tags, duplicate keys and further documents: with them, a document
 * means something else than it seems to. The composer of the engine is not used, since it follows aliases and drops tags. After
 * the first syntax error nothing more is read.
 */
public final class YamlDocument {

    private static final int MAX_DEPTH = 20;
    private static final String SYNTAX_REMEDY =
            "check indentation (spaces, no tabs), quotes and brackets; quote values that begin with * or {";

    private final Iterator<Event> events;
    private final Findings findings;

    private YamlDocument(String text, Findings findings) {
        this.events = new Parse(LoadSettings.builder().build())
                .parseString(SeparationTabs.toSpaces(text))
                .iterator();
        this.findings = findings;
    }

    public static Optional<YamlNode> read(String text, Findings findings) {
        try {
            return new YamlDocument(text, findings).document();
        } catch (TooDeep tooDeep) {
            findings.error(tooDeep.place, "", "", "is nested too deeply", "a policy needs at most five levels");
        } catch (YamlEngineException broken) {
            findings.error(placeOf(broken), "", "", "is not YAML from here on: " + problemOf(broken), SYNTAX_REMEDY);
        }
        return Optional.empty();
    }

    private Optional<YamlNode> document() {
        events.next();
        if (events.next().getEventId() == Event.ID.StreamEnd) {
            findings.error(Position.START, "", "", "is empty", "write version: 1 and rules");
            return Optional.empty();
        }
        YamlNode root = node(events.next(), "", 0);
        events.next();
        Event end = events.next();
        if (end.getEventId() == Event.ID.DocumentStart) {
            findings.error(placeOf(end), "", "", "is followed by a second document", "keep one document per file");
        }
        return Optional.of(root);
    }

    private YamlNode node(Event event, String path, int depth) {
        Position place = placeOf(event);
        if (event instanceof AliasEvent) {
            findings.error(place, path, "", "is an alias", "write the value out");
            return new YamlNode.ReportedNode(place);
        }
        if (depth > MAX_DEPTH) {
            throw new TooDeep(place);
        }
        boolean tagged = isTagged(event, place, path);
        YamlNode node = content(event, place, path, depth);
        return tagged ? new YamlNode.ReportedNode(place) : node;
    }

    private YamlNode content(Event event, Position place, String path, int depth) {
        if (event instanceof ScalarEvent scalar) {
            return new YamlNode.ScalarNode(place, scalar.getValue(), Kind.of(scalar.getValue(), scalar.isPlain()));
        }
        return event.getEventId() == Event.ID.SequenceStart
                ? sequence(place, path, depth)
                : mapping(place, path, depth);
    }

    private YamlNode sequence(Position place, String path, int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, path + "[" + items.size() + "]", depth + 1));
        }
        return new YamlNode.SequenceNode(place, items);
    }

    private YamlNode mapping(Position place, String path, int depth) {
        Map<String, Position> seen = new HashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            YamlNode key = node(event, path, depth + 1);
            String name = nameOf(key, path);
            YamlNode value = node(events.next(), YamlField.join(path, name), depth + 1);
            Position first = seen.putIfAbsent(name, key.place());
            if (first == null) {
                entries.add(new Entry(key.place(), name, value));
            } else if (!name.isEmpty()) {
                String problem = "is given twice, first in line " + first.line();
                findings.error(key.place(), YamlField.join(path, name), "", problem, "keep one of them");
            }
        }
        return new YamlNode.MappingNode(place, entries);
    }

    /** The name of a field. Anything that cannot be one gets a finding and the empty name, which no reader uses. */
    private String nameOf(YamlNode key, String path) {
        if (key instanceof YamlNode.ScalarNode scalar
                && scalar.kind() == Kind.TEXT
                && !scalar.text().isEmpty()) {
            return scalar.text();
        }
        if (!(key instanceof YamlNode.ReportedNode)) {
            String problem = "has " + key.described() + " where the name of a field is expected";
            findings.error(key.place(), path, key.written(), problem, "write a name, as text");
        }
        return "";
    }

    /** Whether a tag changes the kind of the node. An anchor is an error too, but the value stays readable. */
    private boolean isTagged(Event event, Position place, String path) {
        if (((NodeEvent) event).getAnchor().isPresent()) {
            findings.error(place, path, "", "has an anchor", "remove it; a policy has no aliases");
        }
        Optional<String> tag =
                event instanceof ScalarEvent scalar ? scalar.getTag() : ((CollectionStartEvent) event).getTag();
        tag.ifPresent(name -> findings.error(place, path, Finding.shown(name), "is a tag", "remove it"));
        return tag.isPresent();
    }

    private static Position placeOf(Event event) {
        return placeOf(event.getStartMark());
    }

    private static Position placeOf(YamlEngineException broken) {
        return broken instanceof MarkedYamlEngineException marked ? placeOf(marked.getProblemMark()) : Position.START;
    }

    private static Position placeOf(Optional<Mark> mark) {
        return mark.map(at -> new Position(at.getLine() + 1, at.getColumn() + 1))
                .orElse(Position.START);
    }

    private static String problemOf(YamlEngineException broken) {
        return SafeText.escape(String.valueOf(
                broken instanceof MarkedYamlEngineException marked ? marked.getProblem() : broken.getMessage()));
    }

    /** Stops reading a document that no person wrote. */
    private static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Position place;

        private TooDeep(Position place) {
            this.place = place;
        }
    }
}
