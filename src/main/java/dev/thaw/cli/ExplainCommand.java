package dev.thaw.cli;

import dev.thaw.answer.ExplanationJson;
import dev.thaw.cli.options.CommandLine;
import dev.thaw.cli.options.Option;
import dev.thaw.cli.options.UsageException;
import dev.thaw.object.InvalidNameException;
import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.RuleExplanation;
import dev.thaw.policy.Tier;
import dev.thaw.policy.Trigger;
import dev.thaw.policy.document.PolicyFile;
import dev.thaw.policy.document.PolicyReader;
import dev.thaw.restore.KeyPlan;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.source.Candidate;
import dev.thaw.text.SafeText;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Says which rule decides about a key, and why the others do not. Pure: no network, no credentials. */
final class ExplainCommand {

    private static final int NOT_BEGUN = 3;
    private static final String ANY_REGION = "ap-guangzhou";
    private static final String ANY_BUCKET = "bucket-1250000000";
    private static final String SCHEME = "cos://";

    private final CommandLine line;
    private final Map<String, String> environment;

    ExplainCommand(CommandLine line, Map<String, String> environment) {
        this.line = line;
        this.environment = environment;
    }

    int run(PrintStream out, PrintStream err) throws UsageException {
        if (line.operands().size() != 1) {
            throw new UsageException("explain takes one key");
        }
        PolicyFile file = policy();
        if (file.checked().policy().isEmpty()) {
            err.print(file.listing() + "thaw: the policy is refused; name another one by --policy FILE\n");
            return NOT_BEGUN;
        }
        ObjectRef object = object(line.operands().get(0));
        ObjectAttributes facts = new ObjectAttributes(
                line.number(Option.SIZE),
                line.text(Option.STORAGE_CLASS).map(name -> new StorageClass(name.toUpperCase(Locale.ROOT))));
        Trigger trigger = line.text(Option.EVENT).map(Trigger::event).orElseGet(Trigger::manual);
        RestorePolicy policy = file.checked().policy().get();
        List<RuleExplanation> rules = RuleExplanation.of(policy, object, trigger, facts);
        if (line.has(Option.JSON)
                || line.text(Option.OUTPUT).filter("json"::equals).isPresent()) {
            out.println(json(rules, policy, object, trigger, facts));
            return ThawCommand.DONE;
        }
        print(rules, policy, object, facts, out);
        return ThawCommand.DONE;
    }

    /** As {@code POST /explain} answers. */
    private String json(
            List<RuleExplanation> rules,
            RestorePolicy policy,
            ObjectRef object,
            Trigger trigger,
            ObjectAttributes facts) {
        RequestOverrides overrides = new RequestOverrides(
                line.text(Option.TIER).flatMap(Tier::named),
                line.number(Option.DAYS).map(Math::toIntExact),
                false,
                RequestOverrides.InspectMode.NEVER);
        ObjectOutcome outcome = KeyPlan.of(
                new Candidate.Named(object, trigger, facts, Optional.empty()),
                policy,
                bucket -> true,
                overrides,
                Clock.systemUTC(),
                defect -> {
                    throw new IllegalStateException(defect);
                });
        return ExplanationJson.write(
                UUID.randomUUID().toString(),
                object.bucket(),
                List.of(new ExplanationJson.Explained(object.key(), outcome, rules)),
                policy.prices());
    }

    private PolicyFile policy() throws UsageException {
        String inline = environment.getOrDefault("THAW_POLICY", "");
        if (!line.has(Option.POLICY) && !inline.isBlank()) {
            if (inline.strip().startsWith(SCHEME)) {
                throw new UsageException("THAW_POLICY names an object in COS, and explain uses no network: name a file"
                        + " by --policy FILE");
            }
            byte[] document = inline.getBytes(StandardCharsets.UTF_8);
            return new PolicyFile(document, PolicyReader.read("THAW_POLICY", document));
        }
        return PolicyFile.read(line.text(Option.POLICY)
                .or(() ->
                        Optional.ofNullable(environment.get("THAW_POLICY_FILE")).filter(name -> !name.isBlank()))
                .orElse("policy.yaml"));
    }

    private ObjectRef object(String text) throws UsageException {
        try {
            if (!text.startsWith(SCHEME)) {
                return ObjectRef.latest(line.text(Option.BUCKET).orElse(ANY_BUCKET), ANY_REGION, text);
            }
            String[] parts = text.substring(SCHEME.length()).split("/", 2);
            return ObjectRef.latest(parts[0], ANY_REGION, parts.length < 2 ? "" : parts[1]);
        } catch (InvalidNameException e) {
            throw new UsageException(SafeText.shortened(text, 80) + ": " + e.getMessage());
        }
    }

    private void print(
            List<RuleExplanation> rules,
            RestorePolicy policy,
            ObjectRef object,
            ObjectAttributes facts,
            PrintStream out) {
        int width = rules.stream()
                .mapToInt(rule -> rule.rule().name().length())
                .max()
                .orElse(0);
        for (RuleExplanation rule : rules) {
            String verdict = rule.verdict() == RuleExplanation.Verdict.MATCHES
                    ? "MATCHES"
                    : rule.verdict().word();
            String name = rule.rule().name();
            out.println(("  " + SafeText.escape(name) + " ".repeat(width - name.length()) + "  " + pad(verdict) + "  "
                            + SafeText.escape(rule.condition().orElseGet(() -> terms(rule))))
                    .stripTrailing());
        }
        Optional<RuleExplanation> decides = rules.stream()
                .filter(rule -> rule.verdict() == RuleExplanation.Verdict.MATCHES)
                .findFirst();
        boolean open = rules.stream().anyMatch(rule -> rule.verdict() == RuleExplanation.Verdict.UNKNOWN);
        out.println(SafeText.escape(object.key()) + ": "
                + (open
                        ? "class or size decide; assume them by --storage-class and --size"
                        : decides.map(rule -> decision(rule, policy, facts))
                                .orElse("no rule matches; it is left alone")));
    }

    private static String pad(String verdict) {
        return verdict + " ".repeat(Math.max(0, "not reached".length() - verdict.length()));
    }

    private String terms(RuleExplanation rule) {
        return rule.verdict() == RuleExplanation.Verdict.MATCHES
                ? rule.rule().action().restoreTerms().map(this::terms).orElse("")
                : "";
    }

    private String terms(RestoreTerms own) {
        RestoreTerms terms = wanted(own);
        return "restore: " + terms.tier().wireName() + ", " + terms.days() + " days";
    }

    private RestoreTerms wanted(RestoreTerms own) {
        return own.overriddenBy(
                line.text(Option.TIER).flatMap(Tier::named),
                line.number(Option.DAYS).map(Math::toIntExact));
    }

    private String decision(RuleExplanation rule, RestorePolicy policy, ObjectAttributes facts) {
        String name = "rule " + SafeText.escape(rule.rule().name());
        if (rule.rule().action().readsList()) {
            return name + " reads it as a list";
        }
        return rule.rule()
                .action()
                .restoreTerms()
                .map(own -> name + " restores it" + limitsAndCost(wanted(own), policy, facts))
                .orElse(name + " leaves it alone");
    }

    private static String limitsAndCost(RestoreTerms terms, RestorePolicy policy, ObjectAttributes facts) {
        String limits = policy.limits()
                .refusal(terms.tier(), terms.days(), facts.size().orElse(0L))
                .map(refusal -> "; but a limit refuses it: " + refusal)
                .orElse(", within the limits");
        return limits
                + policy.prices()
                        .flatMap(prices -> facts.storageClass()
                                .flatMap(known -> facts.size()
                                        .flatMap(size -> prices.ofRestore(
                                                known.name(), terms.tier(), size, Optional.of(terms.days()))))
                                .map(cost -> ", for "
                                        + cost.total().stripTrailingZeros().toPlainString() + " " + prices.currency()))
                        .orElse("");
    }
}
