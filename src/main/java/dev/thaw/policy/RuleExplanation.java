package dev.thaw.policy;

import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.glob.Glob;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether one rule decides on an object, and if not, why.
 *
 * @param condition the one that fails, or that class or size decide; in words for a person
 */
public record RuleExplanation(RestoreRule rule, Verdict verdict, Optional<String> condition) {

    private static final int MAX_GLOBS_SHOWN = 5;

    /** What a rule says to an object. */
    public enum Verdict {
        /** The rule decides. */
        MATCHES,
        NO,
        /** Class or size decide and are not known. */
        UNKNOWN,
        /** An earlier rule decides. */
        NOT_REACHED;

        /** As in answers: {@code not reached}. */
        public String word() {
            return switch (this) {
                case MATCHES -> "matches";
                case NO -> "no";
                case UNKNOWN -> "unknown";
                case NOT_REACHED -> "not reached";
            };
        }
    }

    /** All rules of a policy, in their order. A pure function: it asks nobody for class or size. */
    public static List<RuleExplanation> of(
            RestorePolicy policy, ObjectRef object, Trigger trigger, ObjectAttributes facts) {
        List<RuleExplanation> explanations = new ArrayList<>();
        boolean decided = false;
        for (RestoreRule rule : policy.rules()) {
            RuleExplanation explanation = decided
                    ? new RuleExplanation(rule, Verdict.NOT_REACHED, Optional.empty())
                    : explain(rule, object, trigger, facts);
            explanations.add(explanation);
            decided |= explanation.verdict == Verdict.MATCHES;
        }
        return explanations;
    }

    private static RuleExplanation explain(
            RestoreRule rule, ObjectRef object, Trigger trigger, ObjectAttributes facts) {
        return switch (rule.match().matches(object, trigger, facts)) {
            case YES -> new RuleExplanation(rule, Verdict.MATCHES, Optional.empty());
            case UNKNOWN -> new RuleExplanation(rule, Verdict.UNKNOWN, Optional.of(undecided(rule.match(), facts)));
            case NO ->
                new RuleExplanation(rule, Verdict.NO, Optional.of(failing(rule.match(), object, trigger, facts)));
        };
    }

    private static String undecided(RuleConditions match, ObjectAttributes facts) {
        boolean byClass =
                facts.storageClass().isEmpty() && !match.storageClasses().isEmpty();
        return byClass ? "the storage class decides, one of " + sorted(match.storageClasses()) : "the size decides";
    }

    private static String failing(RuleConditions match, ObjectRef object, Trigger trigger, ObjectAttributes facts) {
        if (!match.triggers().matches(trigger)) {
            return "events: the rule is not for "
                    + trigger.fold(name -> "the event " + name, () -> "manual requests and lists");
        }
        if (!match.buckets().isEmpty() && !anyMatches(match.buckets(), object.bucket())) {
            return "buckets " + shown(match.buckets()) + " do not match";
        }
        if (!match.keys().isEmpty() && !anyMatches(match.keys(), object.key())) {
            return "keys " + shown(match.keys()) + " do not match";
        }
        Optional<Glob> excluding = match.notKeys().stream()
                .filter(glob -> glob.matches(object.key()))
                .findFirst();
        if (excluding.isPresent()) {
            return "not-keys " + excluding.get().source() + " excludes it";
        }
        Optional<String> otherClass = facts.storageClass()
                .map(known -> known.name())
                .filter(name -> !match.storageClasses().isEmpty()
                        && !match.storageClasses().contains(name));
        return otherClass
                .map(name -> "storage-classes: " + name + " is not " + sorted(match.storageClasses()))
                .orElseGet(() -> failingSize(match, facts.size().orElse(0L)));
    }

    private static String failingSize(RuleConditions match, long size) {
        return match.minSize()
                .filter(least -> size < least)
                .map(least -> "min-size: " + size + " bytes are less than " + least)
                .orElseGet(() -> "max-size: " + size + " bytes are more than "
                        + match.maxSize().map(String::valueOf).orElse("allowed"));
    }

    private static boolean anyMatches(List<Glob> globs, String name) {
        return globs.stream().anyMatch(glob -> glob.matches(name));
    }

    private static String shown(List<Glob> globs) {
        String first = globs.stream().limit(MAX_GLOBS_SHOWN).map(Glob::source).collect(Collectors.joining(", "));
        return globs.size() > MAX_GLOBS_SHOWN ? first + ", …" : first;
    }

    private static String sorted(Collection<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }
}
