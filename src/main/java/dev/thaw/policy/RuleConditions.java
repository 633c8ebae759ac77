package dev.thaw.policy;

import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.glob.Glob;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The conditions of a rule. All must hold; an empty or absent one always does. Immutable.
 *
 * @param buckets globs on the full bucket name, any of them
 * @param keys globs on the key, any of them
 * @param notKeys globs on the key, none of them
 * @param storageClasses names of storage classes
 * @param minSize bytes, inclusive
 * @param maxSize bytes, inclusive
 * @param triggers the triggers that the rule applies to
 */
public record RuleConditions(
        List<Glob> buckets,
        List<Glob> keys,
        List<Glob> notKeys,
        Set<String> storageClasses,
        Optional<Long> minSize,
        Optional<Long> maxSize,
        TriggerFilter triggers) {

    /** Whether the conditions hold, as far as the attributes are known. */
    enum MatchResult {
        YES,
        NO,
        /** Class or size decide and are not known. */
        UNKNOWN
    }

    public static final RuleConditions EVERYTHING = new RuleConditions(
            List.of(), List.of(), List.of(), Set.of(), Optional.empty(), Optional.empty(), TriggerFilter.DEFAULT);

    public RuleConditions {
        buckets = List.copyOf(buckets);
        keys = List.copyOf(keys);
        notKeys = List.copyOf(notKeys);
        storageClasses = Set.copyOf(storageClasses);
    }

    RuleConditions forEveryTrigger() {
        return new RuleConditions(
                buckets, keys, notKeys, storageClasses, minSize, maxSize, new TriggerFilter(List.of("*"), true));
    }

    MatchResult matches(ObjectRef object, Trigger trigger, ObjectAttributes facts) {
        boolean named = triggers.matches(trigger)
                && (buckets.isEmpty() || anyMatches(buckets, object.bucket()))
                && (keys.isEmpty() || anyMatches(keys, object.key()))
                && !anyMatches(notKeys, object.key());
        return named ? matches(facts) : MatchResult.NO;
    }

    private MatchResult matches(ObjectAttributes facts) {
        MatchResult byClass = matchesClass(facts.storageClass());
        MatchResult bySize = matchesSize(facts.size());
        if (byClass == MatchResult.NO || bySize == MatchResult.NO) {
            return MatchResult.NO;
        }
        return byClass == MatchResult.UNKNOWN || bySize == MatchResult.UNKNOWN ? MatchResult.UNKNOWN : MatchResult.YES;
    }

    private MatchResult matchesClass(Optional<StorageClass> known) {
        if (storageClasses.isEmpty()) {
            return MatchResult.YES;
        }
        return known.map(storageClass -> resultOf(storageClasses.contains(storageClass.name())))
                .orElse(MatchResult.UNKNOWN);
    }

    private MatchResult matchesSize(Optional<Long> known) {
        if (minSize.isEmpty() && maxSize.isEmpty()) {
            return MatchResult.YES;
        }
        return known.map(size -> resultOf(minSize.filter(least -> size < least).isEmpty()
                        && maxSize.filter(most -> size > most).isEmpty()))
                .orElse(MatchResult.UNKNOWN);
    }

    /**
     * Whether these conditions certainly hold for every object for which the others hold, so that a rule with the others is never
     * reached after a rule with these. False means: not known.
     */
    public boolean covers(RuleConditions other) {
        return triggers.covers(other.triggers)
                && allCovered(buckets, other.buckets)
                && allCovered(keys, other.keys)
                && notKeys.stream().allMatch(glob -> anyCovers(other.notKeys, glob))
                && coversClasses(other.storageClasses)
                && coversSizes(other);
    }

    private static boolean allCovered(List<Glob> globs, List<Glob> others) {
        return globs.isEmpty()
                || (others.isEmpty() ? List.of(Glob.EVERYTHING) : others)
                        .stream().allMatch(other -> anyCovers(globs, other));
    }

    private static boolean anyCovers(List<Glob> globs, Glob other) {
        return globs.stream().anyMatch(glob -> glob.covers(other));
    }

    private boolean coversClasses(Set<String> others) {
        return storageClasses.isEmpty() || !others.isEmpty() && storageClasses.containsAll(others);
    }

    private boolean coversSizes(RuleConditions other) {
        return minSize.map(least -> other.minSize.filter(size -> size >= least).isPresent())
                        .orElse(true)
                && maxSize.map(most ->
                                other.maxSize.filter(size -> size <= most).isPresent())
                        .orElse(true);
    }

    private static MatchResult resultOf(boolean holds) {
        return holds ? MatchResult.YES : MatchResult.NO;
    }

    private static boolean anyMatches(List<Glob> globs, String text) {
        for (Glob glob : globs) {
            if (glob.matches(text)) {
                return true;
            }
        }
        return false;
    }
}
