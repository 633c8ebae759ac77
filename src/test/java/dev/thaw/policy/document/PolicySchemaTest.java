package dev.thaw.policy.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.document.finding.CheckedPolicy;
import dev.thaw.policy.document.finding.Finding;
import dev.thaw.policy.document.yaml.FieldNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The same documents before the reader and before the published schema: they agree on all that a schema can say. */
class PolicySchemaTest {

    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(PolicySchemaTest.class.getResourceAsStream("/thaw-policy.schema.json"));

    /** A schema sees values, not the text they were written in. */
    private static final Set<String> ABOUT_THE_TEXT = Set.of(
            "alias",
            "bracket-not-closed",
            "days-as-whole-decimal",
            "days-in-hexadecimal",
            "key-twice",
            "latin-1",
            "price-with-exponent",
            "raw-control-character",
            "star-without-quotes",
            "tab-as-indentation",
            "tag",
            "two-documents",
            "with-byte-order-mark");

    /** A schema does not compare one value with another, knows no patterns of ours, and does not multiply. */
    private static final Set<String> ABOUT_SEVERAL_VALUES = Set.of(
            "cost-with-some-prices",
            "cost-without-prices",
            "glob-ending-in-backslash",
            "glob-with-open-brace",
            "glob-with-stray-brace",
            "glob-with-three-stars",
            "limit-of-no-bytes",
            "name-twice",
            "renewal-not-less-than-days",
            "rule-beyond-expedited-max-size",
            "rule-beyond-max-days",
            "rule-beyond-max-size",
            "rule-beyond-tiers",
            "size-beyond-counting",
            "sizes-that-cross");

    static List<String> good() {
        return Documents.names("good");
    }

    static List<String> bad() {
        return Documents.names("bad");
    }

    @ParameterizedTest
    @MethodSource("good")
    void bothTakeWhatIsGood(String name) {
        byte[] document = Documents.named(name);

        assertThat(PolicyReader.read(name, document).findings()).isEmpty();
        assertThat(SCHEMA.validate(tree(document).orElseThrow())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void theReaderFindsExactlyWhatIsBad(String name) {
        byte[] document = Documents.named(name);
        String comment = new String(document, UTF_8).lines().findFirst().orElseThrow();
        String[] expected = comment.substring(comment.indexOf(": ") + 2).split(" ");

        CheckedPolicy reading = PolicyReader.read(name, document);

        assertThat(reading.policy()).isEmpty();
        assertThat(reading.findings())
                .extracting(finding -> finding.field().isEmpty() ? "(document)" : finding.field())
                .containsExactlyInAnyOrder(expected);
        assertThat(reading.findings()).allSatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
            assertThat(finding.problem()).isNotBlank();
            assertThat(finding.remedy()).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("bad")
    void theSchemaRefusesWhatASchemaCanSee(String name) {
        String situation = name.substring(name.indexOf('/') + 1, name.lastIndexOf('.'));
        boolean beyond = ABOUT_THE_TEXT.contains(situation) || ABOUT_SEVERAL_VALUES.contains(situation);

        boolean refused = tree(Documents.named(name))
                .map(policy -> !SCHEMA.validate(policy).isEmpty())
                .orElse(false);

        assertThat(refused).isEqualTo(!beyond);
    }

    @Test
    void theSampleIsGood() {
        assertThat(SCHEMA.validate(tree(Documents.sample()).orElseThrow())).isEmpty();
    }

    @Test
    void theSchemaNamesTheFieldsThatTheReaderKnows() {
        JsonNode schema = SCHEMA.getSchemaNode();

        assertThat(names(schema.path("properties"))).containsExactlyInAnyOrderElementsOf(FieldNames.DOCUMENT.words());
        assertThat(fields(schema, "rule")).containsExactlyInAnyOrderElementsOf(FieldNames.RULE.words());
        assertThat(fields(schema, "match")).containsExactlyInAnyOrderElementsOf(FieldNames.MATCH.words());
        assertThat(fields(schema, "restore")).containsExactlyInAnyOrderElementsOf(FieldNames.RESTORE.words());
        assertThat(fields(schema, "limits")).containsExactlyInAnyOrderElementsOf(FieldNames.LIMITS.words());
        assertThat(fields(schema, "prices")).containsExactlyInAnyOrderElementsOf(FieldNames.PRICES.words());
        assertThat(values(schema, "tier")).isEqualTo(FieldNames.TIERS.words());
        assertThat(values(schema, "class")).isEqualTo(StorageClass.known());
    }

    private static List<String> fields(JsonNode schema, String part) {
        return names(schema.path("$defs").path(part).path("properties"));
    }

    private static List<String> names(JsonNode properties) {
        List<String> names = new ArrayList<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> values(JsonNode schema, String part) {
        List<String> values = new ArrayList<>();
        schema.path("$defs").path(part).path("enum").forEach(value -> values.add(value.textValue()));
        return values;
    }

    /** The values of a document, as an editor has them; empty where it is no YAML. */
    private static Optional<JsonNode> tree(byte[] document) {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new CoreSchema()).build();
        try {
            Object values = new Load(settings).loadFromString(new String(document, UTF_8));
            return Optional.of(new ObjectMapper().valueToTree(values));
        } catch (YamlEngineException broken) {
            return Optional.empty();
        }
    }
}
