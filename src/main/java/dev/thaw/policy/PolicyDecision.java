package dev.thaw.policy;

import java.util.Optional;

/** What the policy says about one object, as far as its attributes are known. */
public sealed interface PolicyDecision {

    /** Calls the function of this variant. To be replaced by {@code switch} at source level 21. */
    <T> T fold(Cases<T> cases);

    /** Restore the object on these terms. */
    record Restore(String rule, RestoreTerms terms) implements PolicyDecision {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.restore(this);
        }
    }

    /** Leave the object as it is, because a rule says so. */
    record Skip(String rule, String reason) implements PolicyDecision {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.skip(this);
        }
    }

    /** Read the object as a key list. */
    record ReadList(String rule) implements PolicyDecision {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.readList(this);
        }
    }

    /**
     * Leave the object as it is, because no rule matches.
     *
     * @param mightSkip the first rule that would skip the object, depending on its class or size, which are not known
     */
    record NoRule(Optional<String> mightSkip) implements PolicyDecision {

        public NoRule() {
            this(Optional.empty());
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.noRule(this);
        }
    }

    /** Class or size decide and are not known: inspect the object, then decide again. */
    record Inspect() implements PolicyDecision {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.inspect(this);
        }
    }

    /** One function per variant. */
    interface Cases<T> {
        T restore(Restore decision);

        T skip(Skip decision);

        T readList(ReadList decision);

        T noRule(NoRule decision);

        T inspect(Inspect decision);
    }
}
