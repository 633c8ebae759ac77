package dev.thaw.cli.run;

import dev.thaw.restore.source.ObjectSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Ends early on request, and leaves the source open for the next part of the run. */
record BoundedSource(ObjectSource source, BooleanSupplier isOver) implements ObjectSource {

    @Override
    public Optional<Positioned> next() {
        return isOver.getAsBoolean() ? Optional.empty() : source.next();
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public void close() {
        // Whoever opened the source closes it.
    }
}
