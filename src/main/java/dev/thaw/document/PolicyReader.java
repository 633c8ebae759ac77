package dev.thaw.document;

import dev.thaw.policy.Glob;
import dev.thaw.policy.Limits;
import dev.thaw.policy.Prices;
import dev.thaw.policy.RestorePolicy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a policy document whole: goes on behind each mistake, so that all of them are known at once. */
public final class PolicyReader {

    /** What braces say is tried for every object, one alternative after the other; stars cost next to nothing. */
    private static final int MOST_ALTERNATIVES = 20_000;

    private PolicyReader() {}

    /**
     * Reads a document.
     *
     * @param source name of the file or setting it came from, for the findings
     * @param document UTF-8, YAML 1.2 or JSON
     */
    public static PolicyReading read(String source, byte[] document) {
        Findings findings = new Findings();
        Optional<RestorePolicy> policy = DocumentText.decode(document, findings)
                .flatMap(text -> YamlTree.read(text, findings))
                .flatMap(root -> policy(new Field("", root, findings)));
        boolean sound = findings.errors() == 0;
        return new PolicyReading(source, policy.filter(any -> sound), findings.inOrder());
    }

    private static Optional<RestorePolicy> policy(Field document) {
        return document.block(Words.DOCUMENT).map(block -> {
            block.required("version", "write version: 1").ifPresent(PolicyReader::checkVersion);
            List<ReadRule> rules = rules(block);
            refuseTooManyAlternatives(rules, document.below("rules"));
            Optional<Limits> limits = block.read("limits", LimitsReader::read);
            int before = document.findings().errors();
            Optional<Prices> prices = block.read("prices", PricesReader::read);
            boolean sound = document.findings().errors() == before;
            limits.ifPresent(guard -> rules.forEach(rule -> LimitCheck.check(rule, guard)));
            limits.flatMap(Limits::maxCost)
                    .filter(any -> sound)
                    .ifPresent(any -> PriceCheck.check(rules, prices, document));
            ReachCheck reach = new ReachCheck();
            rules.forEach(reach::check);
            return new RestorePolicy(rules.stream().map(ReadRule::rule).toList(), limits.orElse(Limits.NONE), prices);
        });
    }

    private static void refuseTooManyAlternatives(List<ReadRule> rules, Field field) {
        long alternatives = rules.stream()
                .map(rule -> rule.rule().match())
                .flatMap(match -> Stream.of(match.buckets(), match.keys(), match.notKeys()))
                .flatMap(List::stream)
                .mapToLong(Glob::alternatives)
                .sum();
        if (alternatives > MOST_ALTERNATIVES) {
            field.error(
                    "have " + alternatives + " alternatives in braces, and at most " + MOST_ALTERNATIVES
                            + " can be tried for each object in time",
                    "write what begins alike with * or ** instead");
        }
    }

    private static void checkVersion(Field version) {
        if (version.is(YamlNode.Kind.NUMBER) && !version.node().written().equals("1")) {
            version.error("is a version that this program does not know", "write 1");
        } else if (!version.is(YamlNode.Kind.NUMBER)) {
            version.mismatch("the number 1", "write 1, without quotes");
        }
    }

    private static List<ReadRule> rules(Block document) {
        RuleReader reader = new RuleReader();
        return document.required("rules", "write at least one rule")
                .map(field -> Values.list(field, reader::read))
                .orElse(List.of());
    }
}
