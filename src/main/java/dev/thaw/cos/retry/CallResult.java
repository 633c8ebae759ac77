package dev.thaw.cos.retry;

import dev.thaw.cos.message.CosResponse;
import dev.thaw.restore.store.Failure;
import java.util.function.Function;

/** How the attempts at one call ended. */
public sealed interface CallResult {

    <T> T fold(Function<Answered, T> answered, Function<Failure, T> gaveUp);

    /** With an answer that stands, good or bad. */
    record Answered(CosResponse answer, ResponseKind meaning) implements CallResult {
        @Override
        public <T> T fold(Function<Answered, T> answered, Function<Failure, T> gaveUp) {
            return answered.apply(this);
        }
    }

    /** Without one: no time or no patience was left. */
    record GaveUp(Failure failure) implements CallResult {
        @Override
        public <T> T fold(Function<Answered, T> answered, Function<Failure, T> gaveUp) {
            return gaveUp.apply(failure);
        }
    }
}
