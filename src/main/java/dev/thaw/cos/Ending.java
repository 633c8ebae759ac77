package dev.thaw.cos;

import dev.thaw.restore.Failure;
import java.util.function.Function;

/** How the attempts at one call ended. */
sealed interface Ending {

    <T> T fold(Function<Answered, T> answered, Function<Failure, T> gaveUp);

    /** With an answer that stands, good or bad. */
    record Answered(CosAnswer answer, Meaning meaning) implements Ending {
        @Override
        public <T> T fold(Function<Answered, T> answered, Function<Failure, T> gaveUp) {
            return answered.apply(this);
        }
    }

    /** Without one: no time or no patience was left. */
    record GaveUp(Failure failure) implements Ending {
        @Override
        public <T> T fold(Function<Answered, T> answered, Function<Failure, T> gaveUp) {
            return gaveUp.apply(failure);
        }
    }
}
