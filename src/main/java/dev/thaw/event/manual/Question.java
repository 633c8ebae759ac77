package dev.thaw.event.manual;

import dev.thaw.object.ObjectAttributes;
import dev.thaw.policy.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A question about policy or program, which is answered without looking at an object. */
public sealed interface Question extends ManualCall {

    /** Calls the function for the variant at hand. */
    <T> T answer(Function<About, T> about, Function<Explain, T> explain);

    @Override
    default <T> T fold(
            Function<ManualRequest, T> request, Function<JobCommand, T> command, Function<Question, T> question) {
        return question.apply(this);
    }

    /** What this program is, and what it is set to. */
    record About() implements Question {
        @Override
        public <T> T answer(Function<About, T> about, Function<Explain, T> explain) {
            return about.apply(this);
        }

        @Override
        public String word() {
            return "about";
        }
    }

    /**
     * Which rule decides on keys, and why the others do not.
     *
     * @param bucket absent for the only allowed bucket
     * @param trigger why the objects would be processed
     * @param facts assumed class and size; what is absent is not known
     */
    record Explain(Optional<String> bucket, List<String> keys, Trigger trigger, ObjectAttributes facts)
            implements Question {

        public Explain {
            keys = List.copyOf(keys);
        }

        @Override
        public <T> T answer(Function<About, T> about, Function<Explain, T> explain) {
            return explain.apply(this);
        }

        @Override
        public String word() {
            return "explain";
        }
    }
}
