package dev.thaw.restore;

import static dev.thaw.restore.TestData.AMPLE;
import static dev.thaw.restore.TestData.TERMS;
import static dev.thaw.restore.TestData.asked;
import static dev.thaw.restore.TestData.flowOf;
import static dev.thaw.restore.TestData.placed;
import static dev.thaw.restore.TestData.restoring;
import static dev.thaw.restore.TestData.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.Deadline;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A source is closed when nobody asks it any longer, whatever the reason. */
@Tag("locale")
class ClosedSourceTest {

    private final Counted source = new Counted();

    @Test
    void atItsEnd() {
        flow(AMPLE).restoreLines(source, start());
        assertThat(source.closed).isEqualTo(1);
        assertThat(source.handedOut).isEqualTo(3);
    }

    @Test
    void atTheDeadline() {
        flow(Deadline.after(Duration.ofSeconds(-30))).statusOfListed(source, start());
        assertThat(source.closed).isEqualTo(1);
        assertThat(source.handedOut).isZero();
    }

    @Test
    void atTheLimit() {
        flow(AMPLE).restoreListed(start().remaining(source, Optional.of(2L)), start());
        assertThat(source.closed).isEqualTo(1);
        assertThat(source.handedOut).isEqualTo(2);
    }

    @Test
    void atADefect() {
        source.defect = true;
        assertThat(flow(AMPLE).restoreLines(source, start()).complete()).isFalse();
        assertThat(source.closed).isEqualTo(1);
    }

    private static RestoreFlow flow(Deadline deadline) {
        return flowOf(restoring(TERMS), new RecordingArchiveStore())
                .deadline(deadline)
                .workers(2)
                .defectsAs("id")
                .build();
    }

    private static final class Counted implements ObjectSource {

        private final Iterator<Positioned> rest =
                placed(asked("a"), asked("b"), asked("c")).iterator();
        private boolean defect;
        private int handedOut;
        private int closed;

        @Override
        public Optional<Positioned> next() {
            if (defect) {
                throw new IllegalStateException("defect");
            }
            handedOut += rest.hasNext() ? 1 : 0;
            return rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
