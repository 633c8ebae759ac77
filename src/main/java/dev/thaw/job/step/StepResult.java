package dev.thaw.job.step;

import java.util.Optional;

/**
 * What a step found: the state that follows, once the rows are written.
 *
 * @param rows the packed file of rows; absent if the step wrote none
 */
public record StepResult(NextState next, Optional<byte[]> rows) {

    static StepResult of(NextState next, StepBounds bounds) {
        byte[] file = bounds.finish();
        return new StepResult(next, bounds.wroteRows() ? Optional.of(file) : Optional.empty());
    }
}
