package dev.thaw.emulator.fault;

import static dev.thaw.emulator.fault.FaultInjector.anything;
import static dev.thaw.emulator.fault.FaultInjector.on;
import static dev.thaw.emulator.fault.FaultInjector.onKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.thaw.emulator.Call;
import dev.thaw.emulator.Emulator;
import dev.thaw.emulator.Reply;
import dev.thaw.emulator.http.Operation;
import dev.thaw.emulator.http.RecordedRequest;
import dev.thaw.emulator.http.RequestLog;
import dev.thaw.emulator.store.StoredObject;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultInjectorTest {

    @RegisterExtension
    final Emulator emulator = new Emulator();

    private FaultInjector faults;
    private RequestLog journal;

    @BeforeEach
    void seed() {
        IntStream.range(0, 10).forEach(i -> emulator.put("k" + i, StoredObject.of("ARCHIVE", 1)));
        faults = emulator.cos().faults();
        journal = emulator.cos().journal();
    }

    @Test
    void nextHeadsFailAndThenNoMore() throws IOException {
        faults.next(2, on(Operation.HEAD_OBJECT), InjectedFault.unavailable());
        assertThat(restore("k0").outcome()).isEqualTo("202");
        assertThat(head("k0").status()).isEqualTo(503);
        assertThat(head("k1").status()).isEqualTo(503);
        assertThat(head("k1").status()).isEqualTo(200);
    }

    @Test
    void faultsOfOneKindStrikeInTheOrderPlanned() throws IOException {
        faults.next(onKey("k3"), InjectedFault.slowDown().withHeader("Retry-After", "7"));
        faults.next(anything(), InjectedFault.internalError());
        Reply first = restore("k3");
        assertThat(first.outcome()).isEqualTo("503 SlowDown");
        assertThat(first.header("retry-after")).contains("7");
        assertThat(first.header("x-cos-request-id")).isPresent();
        assertThat(restore("k3").outcome()).isEqualTo("500 InternalError");
        assertThat(journal.acceptedRestores()).isEmpty();
        assertThat(restore("k3").outcome()).isEqualTo("202");
    }

    @Test
    void restoresAboveTheRateAreSlowedDown() throws IOException {
        faults.limitRestores(3);
        for (int i = 0; i < 10; i++) {
            restore("k" + i);
        }
        assertThat(journal.requests(Operation.RESTORE))
                .filteredOn(request -> request.status().orElse(0) == 503)
                .hasSizeBetween(4, 7);
        assertThat(head("k0").status()).isEqualTo(200);
    }

    @Test
    void fractionFails() throws IOException {
        faults.sometimes(0.5, anything(), InjectedFault.unavailable());
        for (int i = 0; i < 20; i++) {
            head("k0");
        }
        assertThat(journal.requests())
                .filteredOn(request -> request.status().orElse(0) == 503)
                .hasSizeBetween(5, 15);
    }

    @Test
    void resetBeforeHasNoEffectAndResetAfterHas() {
        faults.next(anything(), new InjectedFault.ResetBefore());
        faults.next(anything(), new InjectedFault.ResetAfter());
        assertThatIOException().isThrownBy(() -> restore("k0")).isInstanceOf(SocketException.class);
        assertThat(journal.acceptedRestores("k0")).isZero();
        assertThatIOException().isThrownBy(() -> restore("k0")).isInstanceOf(SocketException.class);
        assertThat(journal.acceptedRestores("k0")).isEqualTo(1);
        assertThat(journal.requests()).extracting(RecordedRequest::status).allMatch(status -> status.isEmpty());
    }

    @Test
    void silenceLetsTheCallerWaitWithOrWithoutEffect() {
        faults.next(anything(), new InjectedFault.Silence(false));
        faults.next(anything(), new InjectedFault.Silence(true));
        assertThatIOException().isThrownBy(() -> impatientRestore("k0")).isInstanceOf(SocketTimeoutException.class);
        assertThat(journal.acceptedRestores("k0")).isZero();
        assertThatIOException().isThrownBy(() -> impatientRestore("k0")).isInstanceOf(SocketTimeoutException.class);
        assertThat(journal.acceptedRestores("k0")).isEqualTo(1);
        assertThat(journal.count(Operation.RESTORE)).isEqualTo(2);
    }

    @Test
    void latencyDelaysTheAnswer() throws IOException {
        faults.latency(Duration.ofMillis(60));
        long before = System.nanoTime();
        assertThat(head("k0").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
    }

    @Test
    void delayedRestoreHasTakenEffectBefore() throws IOException {
        faults.next(anything(), new InjectedFault.Delay(Duration.ofMillis(30)));
        assertThat(restore("k0").outcome()).isEqualTo("202");
        assertThat(journal.acceptedRestores("k0")).isEqualTo(1);
    }

    @Test
    void halfAnswerBreaksOff() throws IOException {
        faults.next(anything(), new InjectedFault.HalfAnswer());
        Reply reply = new Call("GET", "").send(emulator.cos());
        assertThat(reply.body()).startsWith("<?xml").doesNotContain("</ListBucketResult>");
        assertThat(reply.header("content-length").map(Integer::valueOf))
                .hasValueSatisfying(
                        length -> assertThat(length).isGreaterThan(reply.body().length()));
    }

    @Test
    void wrongLengthIsPromised() throws IOException {
        faults.next(anything(), new InjectedFault.WrongLength(10));
        assertThat(restore("k0").header("content-length")).contains("10");
    }

    @Test
    void answersMayComeFromElsewhere() throws IOException {
        faults.next(anything(), InjectedFault.html(502, 100_000));
        faults.next(anything(), InjectedFault.redirect("http://127.0.0.1:1/"));
        Reply html = restore("k0");
        assertThat(html.body()).hasSize(100_013).startsWith("<html>");
        assertThat(html.header("x-cos-request-id")).isEmpty();
        assertThat(restore("k0").header("location")).contains("http://127.0.0.1:1/");
    }

    @Test
    void callerWhoGaveUpHarmsNobody() throws Exception {
        faults.next(anything(), new InjectedFault.Delay(Duration.ofMillis(250)));
        assertThatIOException().isThrownBy(() -> impatientRestore("k0")).isInstanceOf(SocketTimeoutException.class);
        Thread.sleep(100);
        assertThat(restore("k0").outcome()).isEqualTo("409 RestoreAlreadyInProgress");
    }

    @Test
    void headHasNoBodyWhateverGoesWrong() throws IOException {
        faults.next(anything(), InjectedFault.html(502, 10));
        faults.next(anything(), InjectedFault.internalError());
        assertThat(head("k0")).extracting(Reply::status, Reply::body).containsExactly(502, "");
        assertThat(head("k0")).extracting(Reply::status, Reply::body).containsExactly(500, "");
    }

    @Test
    void brokenPredicateIsReported() throws IOException {
        faults.always(
                request -> {
                    throw new IllegalStateException("oops");
                },
                InjectedFault.internalError());
        assertThat(restore("k0").body()).contains("oops");
    }

    @Test
    void clearedFaultsAreGone() throws IOException {
        faults.always(anything(), InjectedFault.internalError());
        faults.tokenExpired(true);
        faults.limitRestores(1);
        faults.clear();
        assertThat(restore("k0").outcome()).isEqualTo("202");
    }

    private Reply restore(String key) throws IOException {
        return Call.restore(key, 1, "Standard").send(emulator.cos());
    }

    private Reply head(String key) throws IOException {
        return new Call("HEAD", key).send(emulator.cos());
    }

    private void impatientRestore(String key) throws IOException {
        Call.restore(key, 1, "Standard").timeout(Duration.ofMillis(200)).send(emulator.cos());
    }
}
