package dev.thaw.cos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thaw.cos.HeadDenialDiagnosis.Finding;
import dev.thaw.cos.HeadDenialDiagnosis.Scope;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many workers whose HEADs are refused at the same time. */
@Timeout(60)
class HeadDenialDiagnosisTest {

    private static final int WORKERS = 16;
    private static final Finding OF_BUCKET = finding(Scope.BUCKET);
    private static final Finding OF_OBJECT = finding(Scope.OBJECT);

    private final HeadDenialDiagnosis refusals = new HeadDenialDiagnosis();
    private final AtomicInteger asked = new AtomicInteger();
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);

    @AfterEach
    void end() {
        workers.shutdownNow();
    }

    @Test
    void reasonOfTheBucketIsAskedForOnce() throws Exception {
        CountDownLatch come = new CountDownLatch(WORKERS);
        assertThat(all(come, () -> {
                    asked.incrementAndGet();
                    await(come);
                    return OF_BUCKET;
                }))
                .containsOnly(OF_BUCKET);
        assertThat(refusals.finding("b", 403, () -> OF_OBJECT)).isEqualTo(OF_BUCKET);
        assertThat(refusals.finding("other", 403, () -> OF_OBJECT)).isEqualTo(OF_OBJECT);
        assertThat(refusals.finding("b", 400, () -> OF_OBJECT)).isEqualTo(OF_OBJECT);
        assertThat(asked).hasValue(1);
    }

    /** All but the first must be at it together, or the latch never opens. */
    @Test
    void reasonsOfObjectsAreLookedForAtTheSameTime() throws Exception {
        CountDownLatch come = new CountDownLatch(WORKERS);
        CountDownLatch together = new CountDownLatch(WORKERS - 1);
        assertThat(all(come, () -> {
                    if (asked.incrementAndGet() == 1) {
                        await(come);
                    } else {
                        together.countDown();
                        await(together);
                    }
                    return OF_OBJECT;
                }))
                .containsOnly(OF_OBJECT);
        assertThat(asked).hasValue(WORKERS);
    }

    @Test
    void laterReasonOfTheBucketIsKept() {
        assertThat(refusals.finding("b", 403, () -> OF_OBJECT)).isEqualTo(OF_OBJECT);
        assertThat(refusals.finding("b", 403, () -> OF_BUCKET)).isEqualTo(OF_BUCKET);
        assertThat(refusals.finding("b", 403, () -> OF_OBJECT)).isEqualTo(OF_BUCKET);
    }

    @Test
    void defectIsThatOfTheOneWhoMetIt() {
        assertThatThrownBy(() -> refusals.finding("b", 403, () -> {
                    throw new IllegalStateException("defect");
                }))
                .hasMessage("defect");
        assertThat(refusals.finding("b", 403, () -> OF_BUCKET)).isEqualTo(OF_BUCKET);
    }

    private List<Finding> all(CountDownLatch come, Supplier<Finding> diagnosis) throws Exception {
        List<Future<Finding>> running = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            running.add(workers.submit(() -> {
                come.countDown();
                return refusals.finding("b", 403, diagnosis);
            }));
        }
        List<Finding> found = new ArrayList<>();
        for (Future<Finding> each : running) {
            found.add(each.get(30, TimeUnit.SECONDS));
        }
        return found;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Finding finding(Scope scope) {
        return new Finding(Failure.temporary(OutcomeCode.REJECTED, scope.name()), scope);
    }
}
