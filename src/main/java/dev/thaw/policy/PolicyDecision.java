package dev.thaw.policy;

import java.util.Optional;

/** What the policy says of one object, as far as its facts are known. */
public sealed interface PolicyDecision {

    /** Answers with the function of the variant at hand; gives way to {@code switch} at source level 21. */
    <T> T fold(Cases<T> cases);

    /** Restore on the rule's terms. */
    record Restore(String rule, RestoreTerms terms) implements PolicyDecision {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.restore(this);
        }
    }

    /** Leave alone, because a rule says so. */
    record Skip(String rule, String reason) implements PolicyDecision {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.skip(this);
        }
    }

    /** Read the object as a list of objects. */
    record ReadList(String rule) implements PolicyDecision {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.readList(this);
        }
    }

    /**
     * Leave alone, because no rule matches.
     *
     * @param mightSkip the first of the rules that would skip it, if class or size are as they want; nobody looked
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

    /** Class or size decide and are not known: look them up, then ask again. */
    record Inspect() implements PolicyDecision {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.inspect(this);
        }
    }

    /** One function a variant. */
    interface Cases<T> {
        T restore(Restore decision);

        T skip(Skip decision);

        T readList(ReadList decision);

        T noRule(NoRule decision);

        T inspect(Inspect decision);
    }
}
