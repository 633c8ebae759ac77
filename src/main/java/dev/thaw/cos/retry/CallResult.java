package dev.thaw.cos.retry;

import dev.thaw.cos.message.CosResponse;
import dev.thaw.restore.store.Failure;
import java.util.function.Function;

/** How a {@link RetryingCall} ended. */
public sealed interface CallResult {

    <T> T fold(Function<Answered, T> answered, Function<Failure, T> gaveUp);

    /** With a final response, good or bad. */
    record Answered(CosResponse response, ResponseKind kind) implements CallResult {
        @Override
        public <T> T fold(Function<Answered, T> answered, Function<Failure, T> gaveUp) {
            return answered.apply(this);
        }
    }

    /** Without one: the retries or the time were used up. */
    record GaveUp(Failure failure) implements CallResult {
        @Override
        public <T> T fold(Function<Answered, T> answered, Function<Failure, T> gaveUp) {
            return gaveUp.apply(failure);
        }
    }
}
