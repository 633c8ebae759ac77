package dev.thaw.restore.store;

import java.util.function.Function;

/** A value, or why there is none. */
public sealed interface Result<T> {

    static <T> Result<T> of(T value) {
        return new Value<>(value);
    }

    static <T> Result<T> failed(Failure failure) {
        return new Failed<>(failure);
    }

    <R> R fold(Function<? super T, ? extends R> ofValue, Function<? super Failure, ? extends R> ofFailure);

    /** The value, or an exception made of the failure. */
    <X extends Exception> T orElseThrow(Function<? super Failure, ? extends X> exception) throws X;

    /** The same failure, or the result of a function of the value. */
    default <R> Result<R> map(Function<? super T, ? extends R> function) {
        return this.<Result<R>>fold(value -> of(function.apply(value)), Result::failed);
    }

    record Value<T>(T value) implements Result<T> {
        @Override
        public <R> R fold(Function<? super T, ? extends R> ofValue, Function<? super Failure, ? extends R> ofFailure) {
            return ofValue.apply(value);
        }

        @Override
        public <X extends Exception> T orElseThrow(Function<? super Failure, ? extends X> exception) {
            return value;
        }
    }

    record Failed<T>(Failure failure) implements Result<T> {
        @Override
        public <R> R fold(Function<? super T, ? extends R> ofValue, Function<? super Failure, ? extends R> ofFailure) {
            return ofFailure.apply(failure);
        }

        @Override
        public <X extends Exception> T orElseThrow(Function<? super Failure, ? extends X> exception) throws X {
            throw exception.apply(failure);
        }
    }
}
