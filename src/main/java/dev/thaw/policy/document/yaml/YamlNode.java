package dev.thaw.policy.document.yaml;

import dev.thaw.policy.document.finding.Finding;
import dev.thaw.policy.document.finding.Finding.Position;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** A part of a document as written, with its place. */
public sealed interface YamlNode {

    Position place();

    /** What it is, as part of a sentence: {@code a list}. */
    String described();

    /** The text of a scalar, shortened; empty for other nodes. */
    default String written() {
        return "";
    }

    /** The type of a scalar by YAML's core schema. */
    enum Kind {
        TEXT("text"),
        NUMBER("a number"),
        BOOLEAN("a boolean"),
        NULL("null");

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
                return BOOLEAN;
            }
            return tag.equals(Tag.NULL) ? NULL : TEXT;
        }
    }

    record ScalarNode(Position place, String text, Kind kind) implements YamlNode {
        @Override
        public String described() {
            return kind.described;
        }

        @Override
        public String written() {
            return kind == Kind.NULL ? "" : Finding.shown(text);
        }
    }

    record SequenceNode(Position place, List<YamlNode> items) implements YamlNode {
        @Override
        public String described() {
            return "a list";
        }
    }

    record MappingNode(Position place, List<Entry> entries) implements YamlNode {
        @Override
        public String described() {
            return "a map";
        }
    }

    /** A node that already has a finding: readers report nothing more about it. */
    record ReportedNode(Position place) implements YamlNode {
        @Override
        public String described() {
            return "rejected";
        }
    }

    /** A field of a map, and the place of its name. */
    record Entry(Position place, String name, YamlNode value) {}
}
