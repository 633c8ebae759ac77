package dev.thaw.policy.document;

import dev.thaw.object.StorageClass;
import dev.thaw.policy.RestoreRule;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.RuleAction;
import dev.thaw.policy.RuleConditions;
import dev.thaw.policy.Tier;
import dev.thaw.policy.document.finding.Finding.Position;
import dev.thaw.policy.document.yaml.FieldNames;
import dev.thaw.policy.document.yaml.Mapping;
import dev.thaw.policy.document.yaml.YamlField;
import dev.thaw.policy.document.yaml.YamlNode.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the rules one after the other. Names are unique. */
final class RuleReader {

    private static final int MAX_LENGTH_OF_NAME = 100;
    private static final int MAX_LENGTH_OF_REASON = 500;
    private static final List<String> WARM_CLASSES = List.of("STANDARD", "STANDARD_IA");
    private static final List<String> ACTIONS = List.of("restore", "skip", "restore-list");

    private final Map<String, Position> names = new HashMap<>();

    /** A rule without errors, and its place in the document. */
    record ParsedRule(YamlField field, RestoreRule rule) {

        Optional<RestoreTerms> terms() {
            return rule.action().restoreTerms();
        }
    }

    Optional<ParsedRule> read(YamlField field) {
        int before = field.findings().errors();
        Optional<RestoreRule> rule = field.mapping(FieldNames.RULE).flatMap(this::rule);
        boolean sound = field.findings().errors() == before;
        return rule.filter(any -> sound).map(read -> new ParsedRule(field, read));
    }

    private Optional<RestoreRule> rule(Mapping mapping) {
        Optional<String> name = mapping.required("name", "give the rule a name; reports show it")
                .flatMap(field -> FieldReaders.label(field, MAX_LENGTH_OF_NAME).filter(text -> isNew(field, text)));
        RuleConditions match = mapping.read("match", MatchReader::read).orElse(RuleConditions.EVERYTHING);
        Optional<RuleAction> action = action(mapping);
        return name.flatMap(text -> action.map(does -> new RestoreRule(text, match, does)));
    }

    private boolean isNew(YamlField field, String name) {
        Position first = names.putIfAbsent(name, field.node().place());
        if (first != null) {
            field.error("is the name of another rule, in line " + first.line(), "give each rule its own name");
        }
        return first == null;
    }

    private static Optional<RuleAction> action(Mapping mapping) {
        List<String> given =
                ACTIONS.stream().filter(name -> mapping.field(name).isPresent()).toList();
        if (given.size() != 1) {
            String problem =
                    given.isEmpty() ? "has no action" : "has more than one action: " + String.join(", ", given);
            mapping.whole().error(problem, "keep exactly one of " + String.join(", ", ACTIONS));
        }
        Optional<RuleAction> restore =
                mapping.read("restore", RuleReader::terms).map(RuleAction.Restore::new);
        Optional<RuleAction> skip = mapping.read("skip", field -> FieldReaders.label(field, MAX_LENGTH_OF_REASON))
                .map(RuleAction.Skip::new);
        Optional<RuleAction> list = mapping.read("restore-list", RuleReader::readList);
        return restore.or(() -> skip).or(() -> list);
    }

    private static Optional<RuleAction> readList(YamlField field) {
        if (field.is(Kind.BOOLEAN) && field.node().written().equalsIgnoreCase("true")) {
            return Optional.of(new RuleAction.ReadList());
        }
        if (field.is(Kind.BOOLEAN)) {
            field.error("has no effect", "write true, or another action");
        } else {
            field.mismatch("true", "write true");
        }
        return Optional.empty();
    }

    private static Optional<RestoreTerms> terms(YamlField field) {
        Optional<Mapping> mapping = field.mapping(FieldNames.RESTORE);
        Optional<Tier> tier = mapping.flatMap(
                        terms -> terms.required("tier", "write one of " + FieldNames.TIERS.listed()))
                .flatMap(FieldReaders::tier);
        Optional<Integer> days = mapping.flatMap(terms -> terms.required("days", "write 1 to 365"))
                .flatMap(value -> FieldReaders.whole(value, 1, RestoreTerms.MAX_DAYS))
                .map(Long::intValue);
        Optional<Duration> renewal = mapping.flatMap(terms -> terms.read("renew-within", DurationText::read))
                .filter(time -> isWithin(field.below("renew-within"), time, days));
        Optional<StorageClass> then = mapping.flatMap(terms -> terms.read("then", RuleReader::then));
        return tier.flatMap(word -> days.map(number -> new RestoreTerms(word, number, renewal, then)));
    }

    /** Where an object is moved once it is readable. What becomes of its ACL must be written: COS does not carry it over. */
    private static Optional<StorageClass> then(YamlField field) {
        Optional<Mapping> mapping = field.mapping(FieldNames.THEN);
        Optional<StorageClass> target = mapping.flatMap(
                        then -> then.required("storage-class", "write STANDARD or STANDARD_IA"))
                .flatMap(value -> word(value, WARM_CLASSES))
                .map(StorageClass::new);
        boolean dropsAcl = mapping.flatMap(then -> then.required(
                        "acl", "write drop: COS does not carry the ACL of an object over, it gets the bucket's"))
                .flatMap(value -> word(value, List.of("drop")))
                .isPresent();
        return target.filter(known -> dropsAcl);
    }

    private static Optional<String> word(YamlField field, List<String> words) {
        Optional<String> written = FieldReaders.label(field, MAX_LENGTH_OF_NAME);
        Optional<String> known = written.filter(words::contains);
        if (written.isPresent() && known.isEmpty()) {
            field.error("is not known here", "write " + String.join(" or ", words));
        }
        return known;
    }

    /** A copy that may be extended as soon as it exists would be paid for with every event. */
    private static boolean isWithin(YamlField field, Duration renewal, Optional<Integer> days) {
        boolean within = days.filter(stay -> renewal.compareTo(Duration.ofDays(stay)) >= 0)
                .isEmpty();
        if (!within) {
            field.error("is not less than days", "write less time than days");
        }
        return within;
    }
}
