package dev.thaw.policy.document;

import static dev.thaw.policy.document.Documents.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.BatchTerms;
import dev.thaw.policy.Limits;
import dev.thaw.policy.PolicyDecision;
import dev.thaw.policy.PriceList;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.RestoreRule;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.RuleAction;
import dev.thaw.policy.RuleConditions;
import dev.thaw.policy.Tier;
import dev.thaw.policy.Trigger;
import dev.thaw.policy.TriggerFilter;
import dev.thaw.policy.document.finding.CheckedPolicy;
import dev.thaw.policy.document.finding.Finding;
import dev.thaw.policy.document.finding.FindingText;
import dev.thaw.policy.glob.Glob;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("locale")
class PolicyReaderTest {

    @Test
    void readsTheSample() {
        CheckedPolicy reading = PolicyReader.read("sample", Documents.sample());

        assertThat(reading.findings()).isEmpty();
        assertThat(reading.policy())
                .contains(new RestorePolicy(
                        sampleRules(),
                        sampleLimits(),
                        Optional.of(samplePrices()),
                        Optional.of(new BatchTerms(
                                Optional.of("100000000001"),
                                "qcs::cam::uin/100000000001:roleName/COS_Batch_QcsRole",
                                1_000_000,
                                10))));
    }

    private static List<RestoreRule> sampleRules() {
        return List.of(
                new RestoreRule("requests", keys("restore-requests/**"), new RuleAction.ReadList()),
                new RestoreRule(
                        "legal",
                        new RuleConditions(
                                globs("archive-*"),
                                globs("legal/**", "contracts/*.pdf"),
                                globs("legal/drafts/**"),
                                Set.of("ARCHIVE", "DEEP_ARCHIVE"),
                                Optional.of(1_000_000L),
                                Optional.of(5L << 30),
                                new TriggerFilter(List.of(), true)),
                        new RuleAction.Restore(new RestoreTerms(Tier.BULK, 30, Optional.of(Duration.ofDays(2))))),
                new RestoreRule(
                        "thumbnails", keys("**/thumb/**"), new RuleAction.Skip("thumbnails are never restored")),
                manual(
                        "studies",
                        "studies/**/*.{dcm,nii}",
                        "DEEP_ARCHIVE",
                        new RestoreTerms(Tier.STANDARD, 7, Optional.empty())),
                manual("urgent", "urgent/**", "ARCHIVE", new RestoreTerms(Tier.EXPEDITED, 1, Optional.empty())),
                manual(
                        "media",
                        "media/**",
                        "INTELLIGENT_TIERING",
                        new RestoreTerms(Tier.STANDARD, 7, Optional.empty())),
                manual("frames", "电影/frames/**", "ARCHIVE", new RestoreTerms(Tier.BULK, 7, Optional.empty())),
                manual(
                        "keep",
                        "keep/**",
                        "ARCHIVE",
                        new RestoreTerms(
                                Tier.STANDARD, 3, Optional.empty(), Optional.of(new StorageClass("STANDARD_IA")))),
                new RestoreRule(
                        "everything-else", RuleConditions.EVERYTHING, new RuleAction.Skip("no rule asks for it")));
    }

    private static RestoreRule manual(String name, String keys, String storageClass, RestoreTerms terms) {
        RuleConditions match = new RuleConditions(
                List.of(),
                globs(keys),
                List.of(),
                Set.of(storageClass),
                Optional.empty(),
                Optional.empty(),
                new TriggerFilter(List.of(), true));
        return new RestoreRule(name, match, new RuleAction.Restore(terms));
    }

    @Test
    void theSampleRestoresNothingThatArrives() {
        RestorePolicy sample =
                PolicyReader.read("sample", Documents.sample()).policy().orElseThrow();
        Trigger created = Trigger.event("cos:ObjectCreated:Put");
        for (String key : List.of("legal/a.pdf", "contracts/b.pdf", "studies/c.dcm", "urgent/d", "media/e.mov", "f")) {
            ObjectRef object = ObjectRef.latest("archive-1250000000", "ap-guangzhou", key);
            assertThat(sample.decide(object, created, ObjectAttributes.sized(2_000_000)))
                    .isEqualTo(new PolicyDecision.Skip("everything-else", "no rule asks for it"));
        }
    }

    private static Limits sampleLimits() {
        return new Limits(
                Optional.of(60),
                Optional.of(Set.of(Tier.EXPEDITED, Tier.STANDARD, Tier.BULK)),
                Optional.of(256L << 20),
                Optional.of(10_000L),
                Optional.of(5_000_000_000_000L),
                Optional.of(new BigDecimal("500")));
    }

    private static PriceList samplePrices() {
        return new PriceList(
                "CNY",
                Map.of(
                        "ARCHIVE", prices("0.2", "0.06", "0.02"),
                        "DEEP_ARCHIVE",
                                Map.of(Tier.STANDARD, new BigDecimal("0.15"), Tier.BULK, new BigDecimal("0.03")),
                        "INTELLIGENT_TIERING",
                                Map.of(Tier.STANDARD, new BigDecimal("0.06"), Tier.BULK, new BigDecimal("0.02"))),
                Map.of(
                        "ARCHIVE", prices("0.5", "0.5", "0.5"),
                        "DEEP_ARCHIVE", Map.of(Tier.STANDARD, new BigDecimal("5"), Tier.BULK, new BigDecimal("0.5")),
                        "INTELLIGENT_TIERING", prices("0.5", "0.5", "0.5")),
                Optional.of(new BigDecimal("0.118")),
                Optional.of(new BigDecimal("0.01")),
                Optional.of(new BigDecimal("0.1")),
                Optional.of(new PriceList.BatchPrices(new BigDecimal("1"), new BigDecimal("0.1"))));
    }

    private static Map<Tier, BigDecimal> prices(String expedited, String standard, String bulk) {
        return Map.of(
                Tier.EXPEDITED, new BigDecimal(expedited),
                Tier.STANDARD, new BigDecimal(standard),
                Tier.BULK, new BigDecimal(bulk));
    }

    @Test
    void tenMistakesAreTenFindings() {
        CheckedPolicy reading = PolicyReader.read("policy.yaml", Documents.named("ten-mistakes.yaml"));

        assertThat(reading.policy()).isEmpty();
        assertThat(reading.findings().stream().map(finding -> FindingText.line("policy.yaml", finding)))
                .containsExactly(
                        "policy.yaml:4:41: error: rules[0].match.min-size: 1mb is not a size; write bytes, or a whole number"
                                + " with B, KB, KiB, MB, MiB, GB, GiB, TB, TiB, PB or PiB",
                        "policy.yaml:5:21: error: rules[0].restore.tier: fast is not a tier;"
                                + " known here: expedited, standard, bulk",
                        "policy.yaml:5:33: error: rules[0].restore.days: 400 is too large;"
                                + " write a whole number from 1 to 365",
                        "policy.yaml:6:11: error: rules[1].name: legal is the name of another rule, in line 3;"
                                + " give each rule its own name",
                        "policy.yaml:7:13: error: rules[1].match.key: is unknown; write keys",
                        "policy.yaml:7:43: error: rules[1].match.storage-classes[0]: ICE is not a storage class;"
                                + " known here: ARCHIVE, COLD, DEEP_ARCHIVE, INTELLIGENT_TIERING, MAZ_ARCHIVE,"
                                + " MAZ_COLD, MAZ_DEEP_ARCHIVE, MAZ_INTELLIGENT_TIERING, MAZ_STANDARD,"
                                + " MAZ_STANDARD_IA, STANDARD, STANDARD_IA",
                        "policy.yaml:8:11: error: rules[1].skip: 5 is a number where text is expected;"
                                + " put it in quotes: \"5\"",
                        "policy.yaml:9:5: error: rules[2]: has no action;"
                                + " keep exactly one of restore, skip, restore-list",
                        "policy.yaml:10:22: error: rules[2].match.events[0]: cos:ObjectRestore:* is sent when a"
                                + " restore ends: a rule for it would restore again and again; write cos:ObjectCreated:*,"
                                + " one such as cos:ObjectCreated:Put, or manual",
                        "policy.yaml:11:20: error: limits.max-days: 0 is too small;"
                                + " write a whole number from 1 to 365");
    }

    @Test
    void warmClassAndAclAreWordsOfTheirOwn() {
        String rule =
                "version: 1\nrules:\n- name: a\n  restore: {tier: bulk, days: 3, then: {storage-class: %s, acl: %s}}\n";

        assertThat(reading(rule.formatted("COLD", "keep")).findings())
                .extracting(Finding::field, Finding::problem, Finding::remedy)
                .containsExactly(
                        tuple(
                                "rules[0].restore.then.storage-class",
                                "is not known here",
                                "write STANDARD or STANDARD_IA"),
                        tuple("rules[0].restore.then.acl", "is not known here", "write drop"));
        assertThat(reading(rule.formatted("STANDARD_IA", "drop")).findings()).isEmpty();
    }

    @Test
    void listIsReadOrTheRuleHasNoAction() {
        String rule = "version: 1\nrules:\n- name: a\n  restore-list: %s\n";

        assertThat(reading(rule.formatted("true")).findings()).isEmpty();
        assertThat(reading(rule.formatted("false")).findings())
                .extracting(Finding::problem, Finding::remedy)
                .containsExactly(tuple("has no effect", "write true, or another action"));
        assertThat(reading(rule.formatted("\"true\"")).findings())
                .extracting(Finding::remedy)
                .containsExactly("write true");
    }

    @Test
    void fieldInTheWrongPartGetsTheRightOne() {
        assertThat(reading("version: 1\nrules:\n- name: a\n  skip: b\n  max-size: 3\n")
                        .findings())
                .extracting(Finding::remedy)
                .containsExactly("it belongs under match or under limits");
    }

    @Test
    void globsThatMatchNothingToBeExpectedWarn() {
        CheckedPolicy reading =
                reading("version: 1\nrules: [{name: a, skip: b, match: {buckets: [archive], keys: [/legal/**]}}]\n");

        assertThat(reading.policy()).isPresent();
        assertThat(reading.findings())
                .extracting(Finding::field, Finding::remedy)
                .containsExactly(
                        tuple("rules[0].match.buckets[0]", "write the full name, <name>-<appid>, or archive-*"),
                        tuple("rules[0].match.keys[0]", "remove the first slash"));
        assertThat(reading("version: 1\nrules: [{name: a, skip: b, match: {buckets: [archive-1, a*]}}]\n")
                        .findings())
                .isEmpty();
    }

    @Test
    void aCostLimitNeedsWhatRulesReachAndNoMore() {
        String rules = "version: 1\nrules: [{name: a, match: {storage-classes: [DEEP_ARCHIVE]},"
                + " restore: {tier: expedited, days: 1}}]\nlimits: {max-cost: 1}\n";
        String enough =
                "prices: {currency: CNY, retrieval: {DEEP_ARCHIVE: {standard: 1}}, requests: {DEEP_ARCHIVE: 1}}";

        assertThat(reading(rules + enough).findings()).isEmpty();
        assertThat(reading(rules + enough.replace("standard", "bulk")).findings())
                .extracting(Finding::problem)
                .containsExactly(
                        "has no price for DEEP_ARCHIVE standard, which the rules reach and limits.max-cost needs");
    }

    @Test
    void oneMegabyteIsEnough() {
        assertThat(PolicyReader.read("p", new byte[(1 << 20) + 1]).findings())
                .extracting(Finding::problem)
                .containsExactly("is larger than 1 MiB");
    }

    @Test
    void everyHiddenCharacterIsNamedOnce() {
        assertThat(reading("a: \u0000\u0000\n b: \u007f\u2028\n c: \ufeff").findings())
                .extracting(Finding::line, Finding::column, Finding::value)
                .containsExactly(tuple(1, 4, "\\u0000"), tuple(2, 5, "\\u007F"), tuple(3, 5, "\\uFEFF"));
    }

    @Test
    @Timeout(120)
    @Tag("long")
    void noMutationOfTheSampleBreaksTheReader() {
        Random random = new Random(3);
        byte[] sample = Documents.sample();
        String spices = "{}[]:,&*!|>'\"%@`#-? \n\t\\~0a\u00e9";
        for (int round = 0; round < 3_000; round++) {
            byte[] mutated = sample.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                mutated[random.nextInt(mutated.length)] = (byte) spices.charAt(random.nextInt(spices.length()));
            }
            CheckedPolicy reading = PolicyReader.read("mutated", mutated);
            boolean refused =
                    reading.findings().stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
            assertThat(reading.policy().isEmpty()).isEqualTo(refused);
            assertThat(FindingText.listing(reading, mutated)).isNotNull();
        }
    }

    @Test
    @Timeout(120)
    @Tag("long")
    void noHostileDocumentTakesLong() {
        for (String part : List.of("[", "{", "a: ", "- ", "? ", "{a: ", "'", "\"", "&a ", "!a ", "9", "[*", "\n")) {
            String document = part.repeat((1 << 20) / part.length());
            assertThat(reading(document).policy()).isEmpty();
        }
    }

    @ParameterizedTest
    @Timeout(120)
    @ValueSource(
            strings = {"keys: [\"tenant-%d/**\"]", "keys: [\"**/tenant-%d\"]", "buckets: [tenant-%d]", "min-size: %d"})
    @Tag("long")
    void tenThousandRulesAreReadInTime(String match) {
        String rules = IntStream.range(0, 10_000)
                .mapToObj(rule -> "- {name: r" + rule + ", match: {" + String.format(Locale.ROOT, match, 20_000 - rule)
                        + "}, skip: no}\n")
                .collect(Collectors.joining());
        CheckedPolicy reading = reading("version: 1\nrules:\n" + rules);

        assertThat(reading.policy().orElseThrow().rules()).hasSize(10_000);
    }

    @Test
    @Tag("long")
    void moreAlternativesThanCanBeTriedInTimeAreRefused() {
        String globs = IntStream.range(0, 201)
                .mapToObj(number -> "\"**" + "{a,b}".repeat(100) + number + "\"")
                .collect(Collectors.joining(", "));
        String policy = "version: 1\nrules:\n- {name: a, skip: b, match: {keys: [" + globs + "]}}\n";

        assertThat(reading(policy).findings())
                .extracting(Finding::line, Finding::field, Finding::problem)
                .containsExactly(tuple(
                        3,
                        "rules",
                        "have 20100 alternatives in braces, and at most 20000 can be tried for each object in time"));
        assertThat(reading(policy.replace(", \"**" + "{a,b}".repeat(100) + "200\"", ""))
                        .findings())
                .isEmpty();
    }

    private static RuleConditions keys(String glob) {
        return new RuleConditions(
                List.of(), globs(glob), List.of(), Set.of(), Optional.empty(), Optional.empty(), TriggerFilter.DEFAULT);
    }

    private static List<Glob> globs(String... globs) {
        return Stream.of(globs).map(Glob::compile).toList();
    }
}
