package dev.thaw.restore.report;

import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Tier;
import java.util.Optional;

/**
 * What is known about an object and decided on it.
 *
 * @param object absent where a record could not be read
 * @param rule name of the rule that decided
 * @param tier as requested, after any fallback
 * @param days as requested; absent for intelligent tiering
 * @param facts class and size, as far as known
 * @param notInspected whether the object was not inspected
 * @param note what the reader of the report should know about the decision
 * @param promotes whether the object is moved to another class once it is readable, which has a price
 */
public record DecisionDetails(
        Optional<ObjectRef> object,
        Optional<String> rule,
        Optional<Tier> tier,
        Optional<Integer> days,
        ObjectAttributes facts,
        boolean notInspected,
        Optional<String> note,
        boolean promotes) {

    public DecisionDetails(
            Optional<ObjectRef> object,
            Optional<String> rule,
            Optional<Tier> tier,
            Optional<Integer> days,
            ObjectAttributes facts,
            boolean notInspected,
            Optional<String> note) {
        this(object, rule, tier, days, facts, notInspected, note, false);
    }

    public static final DecisionDetails UNREADABLE = of(Optional.empty(), ObjectAttributes.NONE);

    public static DecisionDetails of(ObjectRef object, ObjectAttributes facts) {
        return of(Optional.of(object), facts);
    }

    private static DecisionDetails of(Optional<ObjectRef> object, ObjectAttributes facts) {
        return new DecisionDetails(
                object, Optional.empty(), Optional.empty(), Optional.empty(), facts, false, Optional.empty());
    }

    /** The same for an object that is to be moved to another class once it is readable. */
    public DecisionDetails withPromotion(boolean moves) {
        return new DecisionDetails(object, rule, tier, days, facts, notInspected, note, moves);
    }

    public DecisionDetails withRule(String name) {
        return new DecisionDetails(object, Optional.of(name), tier, days, facts, notInspected, note, promotes);
    }

    public DecisionDetails withTerms(Tier newTier, Optional<Integer> newDays) {
        return new DecisionDetails(object, rule, Optional.of(newTier), newDays, facts, notInspected, note, promotes);
    }

    public DecisionDetails withAttributes(ObjectAttributes newFacts) {
        return new DecisionDetails(object, rule, tier, days, newFacts, notInspected, note, promotes);
    }

    public DecisionDetails asNotInspected() {
        return new DecisionDetails(object, rule, tier, days, facts, true, note, promotes);
    }

    public DecisionDetails withNote(Optional<String> text) {
        return text.map(this::withNote).orElse(this);
    }

    public DecisionDetails withNote(String text) {
        String both = note.map(earlier -> earlier + "; " + text).orElse(text);
        return new DecisionDetails(object, rule, tier, days, facts, notInspected, Optional.of(both), promotes);
    }
}
