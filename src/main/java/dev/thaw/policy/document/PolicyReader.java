package dev.thaw.policy.document;

import dev.thaw.policy.BatchTerms;
import dev.thaw.policy.Limits;
import dev.thaw.policy.PriceList;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.document.RuleReader.ParsedRule;
import dev.thaw.policy.document.finding.CheckedPolicy;
import dev.thaw.policy.document.finding.Findings;
import dev.thaw.policy.document.yaml.DocumentText;
import dev.thaw.policy.document.yaml.FieldNames;
import dev.thaw.policy.document.yaml.Mapping;
import dev.thaw.policy.document.yaml.YamlDocument;
import dev.thaw.policy.document.yaml.YamlField;
import dev.thaw.policy.document.yaml.YamlNode;
import dev.thaw.policy.glob.Glob;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a policy document completely: continues after each error, so that all of them are reported at once. */
public final class PolicyReader {

    /** Every alternative in braces is tried for every object; stars cost almost nothing. */
    private static final int MAX_ALTERNATIVES = 20_000;

    private PolicyReader() {}

    /**
     * Reads a document.
     *
     * @param source name of the file or setting, for the findings
     * @param document UTF-8, YAML 1.2 or JSON
     */
    public static CheckedPolicy read(String source, byte[] document) {
        Findings findings = new Findings();
        Optional<RestorePolicy> policy = DocumentText.decode(document, findings)
                .flatMap(text -> YamlDocument.read(text, findings))
                .flatMap(root -> policy(new YamlField("", root, findings)));
        boolean sound = findings.errors() == 0;
        return new CheckedPolicy(source, policy.filter(any -> sound), findings.inOrder());
    }

    private static Optional<RestorePolicy> policy(YamlField document) {
        return document.mapping(FieldNames.DOCUMENT).map(mapping -> {
            mapping.required("version", "write version: 1").ifPresent(PolicyReader::checkVersion);
            List<ParsedRule> rules = rules(mapping);
            checkAlternatives(rules, document.below("rules"));
            Optional<Limits> limits = mapping.read("limits", LimitsReader::read);
            int before = document.findings().errors();
            Optional<PriceList> prices = mapping.read("prices", PricesReader::read);
            boolean sound = document.findings().errors() == before;
            limits.ifPresent(guard -> rules.forEach(rule -> LimitCheck.check(rule, guard)));
            limits.flatMap(Limits::maxCost)
                    .filter(any -> sound)
                    .ifPresent(any -> PriceCheck.check(rules, prices, document));
            UnreachableRuleCheck reach = new UnreachableRuleCheck();
            rules.forEach(reach::check);
            Optional<BatchTerms> batch = mapping.read("batch", BatchReader::read);
            return new RestorePolicy(
                    rules.stream().map(ParsedRule::rule).toList(), limits.orElse(Limits.NONE), prices, batch);
        });
    }

    private static void checkAlternatives(List<ParsedRule> rules, YamlField field) {
        long alternatives = rules.stream()
                .map(rule -> rule.rule().match())
                .flatMap(match -> Stream.of(match.buckets(), match.keys(), match.notKeys()))
                .flatMap(List::stream)
                .mapToLong(Glob::alternatives)
                .sum();
        if (alternatives > MAX_ALTERNATIVES) {
            field.error(
                    "have " + alternatives + " alternatives in braces, and at most " + MAX_ALTERNATIVES
                            + " can be tried for each object in time",
                    "use * or ** instead of braces");
        }
    }

    private static void checkVersion(YamlField version) {
        if (version.is(YamlNode.Kind.NUMBER) && !version.node().written().equals("1")) {
            version.error("is a version that this program does not know", "write 1");
        } else if (!version.is(YamlNode.Kind.NUMBER)) {
            version.mismatch("the number 1", "write 1, without quotes");
        }
    }

    private static List<ParsedRule> rules(Mapping document) {
        RuleReader reader = new RuleReader();
        return document.required("rules", "write at least one rule")
                .map(field -> FieldReaders.list(field, reader::read))
                .orElse(List.of());
    }
}
