package dev.thaw.policy.document.yaml;

import dev.thaw.policy.document.finding.Position;
import dev.thaw.policy.document.finding.ShownValue;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** A part of a document as it was written, with its place. */
public sealed interface YamlNode {

    Position place();

    /** What it is, for a sentence: {@code a list}. */
    String described();

    /** What it says, where that is short: the text of a scalar. */
    default String written() {
        return "";
    }

    /** What YAML's core schema takes a scalar for. */
    enum Kind {
        TEXT("text"),
        NUMBER("a number"),
        TRUTH("a truth value"),
        NOTHING("nothing");

        private static final ScalarResolver TYPES = new CoreSchema().getScalarResolver();

        private final String described;

        Kind(String described) {
            this.described = described;
        }

        public static Kind of(String text, boolean plain) {
            Tag tag = TYPES.resolve(text, plain);
            if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
                return NUMBER;
            }
            if (tag.equals(Tag.BOOL)) {
                return TRUTH;
            }
            return tag.equals(Tag.NULL) ? NOTHING : TEXT;
        }
    }

    record Scalar(Position place, String text, Kind kind) implements YamlNode {
        @Override
        public String described() {
            return kind.described;
        }

        @Override
        public String written() {
            return kind == Kind.NOTHING ? "" : ShownValue.shortened(text);
        }
    }

    record Items(Position place, List<YamlNode> items) implements YamlNode {
        @Override
        public String described() {
            return "a list";
        }
    }

    record Entries(Position place, List<Entry> entries) implements YamlNode {
        @Override
        public String described() {
            return "a map";
        }
    }

    /** Something a finding has been written about already, so that readers pass over it in silence. */
    record Refused(Position place) implements YamlNode {
        @Override
        public String described() {
            return "refused";
        }
    }

    /** A field of a map; its name has a place of its own. */
    record Entry(Position place, String name, YamlNode value) {}
}
