package dev.thaw.restore;

import dev.thaw.object.ObjectFacts;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Tier;
import java.util.Optional;

/**
 * What is known and decided of an object on its way.
 *
 * @param object absent where a record could not be read
 * @param rule name of the rule that decided
 * @param tier as asked for, after any fallback
 * @param days as asked for; absent for intelligent tiering
 * @param facts class and size, as far as known
 * @param notInspected whether nobody looked at the object
 * @param note what the reader of the report should know of the decision
 */
public record Dossier(
        Optional<ObjectRef> object,
        Optional<String> rule,
        Optional<Tier> tier,
        Optional<Integer> days,
        ObjectFacts facts,
        boolean notInspected,
        Optional<String> note) {

    static final Dossier UNREADABLE = of(Optional.empty(), ObjectFacts.NONE);

    static Dossier of(ObjectRef object, ObjectFacts facts) {
        return of(Optional.of(object), facts);
    }

    private static Dossier of(Optional<ObjectRef> object, ObjectFacts facts) {
        return new Dossier(
                object, Optional.empty(), Optional.empty(), Optional.empty(), facts, false, Optional.empty());
    }

    Dossier ruledBy(String name) {
        return new Dossier(object, Optional.of(name), tier, days, facts, notInspected, note);
    }

    Dossier onTerms(Tier newTier, Optional<Integer> newDays) {
        return new Dossier(object, rule, Optional.of(newTier), newDays, facts, notInspected, note);
    }

    Dossier seenAs(ObjectFacts newFacts) {
        return new Dossier(object, rule, tier, days, newFacts, notInspected, note);
    }

    Dossier unseen() {
        return new Dossier(object, rule, tier, days, facts, true, note);
    }

    Dossier noting(Optional<String> text) {
        return text.map(this::noting).orElse(this);
    }

    Dossier noting(String text) {
        String both = note.map(earlier -> earlier + "; " + text).orElse(text);
        return new Dossier(object, rule, tier, days, facts, notInspected, Optional.of(both));
    }
}
