package dev.thaw.request.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thaw.answer.ProblemException;
import dev.thaw.config.PolicyLocation;
import dev.thaw.cos.SmallObject;
import dev.thaw.log.JsonLines;
import dev.thaw.log.ReportLog;
import dev.thaw.object.ObjectRef;
import dev.thaw.restore.store.Deadline;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.signing.Credentials;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CosPolicyTest {

    private static final String GOOD = "version: 1\nrules:\n  - {name: one, skip: never}\n";
    private static final String OTHER = GOOD.replace("one", "two");
    private static final String BAD = "version: 1\nrules:\n  - {name: one, skipp: never}\n";
    private static final Credentials CREDENTIALS = new Credentials("id", "key", Optional.empty());

    private static final Credentials CALLERS = new Credentials("AKIDevil", "evil", Optional.empty());

    private final List<String> lines = new ArrayList<>();
    private final List<Deadline> deadlines = new CopyOnWriteArrayList<>();
    private final List<Optional<String>> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch reading = new CountDownLatch(1);
    private volatile CountDownLatch mayAnswer = new CountDownLatch(0);
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private SmallObject reply = new SmallObject.Known();

    private final CosPolicy policy = new CosPolicy(
            new PolicyLocation.InCos("config-1250000000", "ap-guangzhou", "policy.yaml"),
            this::read,
            CREDENTIALS::equals,
            () -> now,
            new ReportLog(new JsonLines(), () -> now, lines::add));

    @Test
    void firstInvocationReadsIt() {
        assertThat(policy.status()).isEqualTo(PolicyStatus.NOT_READ_YET);

        holds(GOOD, "\"1\"");

        assertThat(rule()).isEqualTo("one");
        assertThat(policy.status().error()).isEmpty();
        assertThat(asked).containsExactly(Optional.empty());
    }

    @Test
    void changeTakesEffectAfterThirtySeconds() {
        holds(GOOD, "\"1\"");
        assertThat(rule()).isEqualTo("one");
        holds(OTHER, "\"2\"");

        pass(29);
        assertThat(rule()).isEqualTo("one");
        pass(1);
        assertThat(rule()).isEqualTo("two");
        assertThat(asked).containsExactly(Optional.empty(), Optional.of("\"1\""));
    }

    @Test
    void unchangedPolicyIsCheckedOncePerThirtySeconds() {
        holds(GOOD, "\"1\"");
        rule();
        reply = new SmallObject.Known();

        pass(30);
        rule();
        rule();
        pass(30);
        rule();

        assertThat(asked).hasSize(3);
    }

    @Test
    void lastGoodPolicyStaysInForceUntilTheChangeIsFixed() {
        holds(GOOD, "\"1\"");
        rule();
        holds(BAD, "\"2\"");
        pass(30);

        assertThat(rule()).isEqualTo("one");
        assertThat(policy.status().error().orElseThrow()).contains("cos://config-1250000000/policy.yaml:3:", "skipp");
        assertThat(lines).isNotEmpty().allMatch(line -> line.contains("\"level\":\"ERROR\""));

        int logged = lines.size();
        reply = new SmallObject.Known();
        pass(30);
        assertThat(rule()).isEqualTo("one");
        assertThat(policy.status().error()).isPresent();
        assertThat(lines).hasSize(logged);

        holds(OTHER, "\"3\"");
        pass(30);
        assertThat(rule()).isEqualTo("two");
        assertThat(policy.status().error()).isEmpty();
        assertThat(asked).endsWith(Optional.of("\"2\""));
    }

    @Test
    void withoutAnyGoodPolicyEachInvocationReadsAndFails() {
        holds(BAD, "\"1\"");
        assertThatThrownBy(this::rule).isInstanceOf(ProblemException.class).hasMessageContaining("skipp");

        holds(GOOD, "\"2\"");
        assertThat(rule()).isEqualTo("one");
    }

    @Test
    void lastGoodPolicyStaysInForceTenMinutesWhileItCannotBeRead() {
        holds(GOOD, "\"1\"");
        rule();
        reply = new SmallObject.Unreadable(Failure.temporary(OutcomeCode.UNREACHABLE, "no answer within 3000 ms"));
        pass(30);

        assertThat(rule()).isEqualTo("one");
        assertThat(policy.status().error().orElseThrow())
                .isEqualTo("cos://config-1250000000/policy.yaml cannot be read: no answer within 3000 ms");
        assertThat(lines).singleElement().asString().contains("\"level\":\"WARN\"", "stays in force");
        rule();
        assertThat(asked).hasSize(2);

        pass(569);
        assertThat(rule()).isEqualTo("one");
        pass(1);
        assertThatThrownBy(this::rule)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(500))
                .hasMessage(
                        "nothing was sent, because the policy cos://config-1250000000/policy.yaml cannot be read: no"
                                + " answer within 3000 ms");

        reply = new SmallObject.Known();
        assertThat(rule()).isEqualTo("one");
        assertThat(policy.status().error()).isEmpty();
    }

    @Test
    void checkLeavesTheTimeToTheObjects() {
        holds(GOOD, "\"1\"");
        rule();
        pass(30);

        policy.current(CREDENTIALS, Deadline.after(Duration.ofSeconds(60), () -> 0L));

        assertThat(deadlines.get(1).remaining()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void rejectedCredentialsOfACallerSayNothingAboutThePolicy() {
        holds(GOOD, "\"1\"");
        rule();
        reply = refusedWith("InvalidAccessKeyId");
        pass(30);

        assertThat(policy.current(CALLERS, deadline()).rules().get(0).name()).isEqualTo("one");
        assertThat(policy.status().error()).isEmpty();

        holds(OTHER, "\"2\"");
        assertThat(rule()).isEqualTo("two");
    }

    @Test
    void callerWithoutAPolicyIsRefusedAndReadinessIsUnchanged() {
        reply = refusedWith("AccessDenied");
        assertThatThrownBy(() -> policy.current(CALLERS, deadline())).isInstanceOf(ProblemException.class);
        assertThat(policy.status().error()).isEmpty();

        reply = refusedWith("NoSuchKey");
        assertThatThrownBy(() -> policy.current(CALLERS, deadline())).isInstanceOf(ProblemException.class);
        assertThat(policy.status().error()).isPresent();
    }

    private static SmallObject refusedWith(String code) {
        return new SmallObject.Unreadable(
                new Failure(OutcomeCode.REJECTED, true, code, Optional.of(code), Optional.empty()));
    }

    @Test
    void largerThanAMebibyteIsRefused() {
        holds(GOOD + "#".repeat(1 << 20), "\"1\"");

        assertThatThrownBy(this::rule).hasMessageContaining("is larger than 1 MiB");
    }

    @Test
    void oneThreadReadsWhileOthersUseTheLastGoodPolicy() throws Exception {
        holds(GOOD, "\"1\"");
        rule();
        holds(OTHER, "\"2\"");
        pass(30);
        mayAnswer = new CountDownLatch(1);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<String> reader = threads.submit(this::rule);
            await(reading);

            assertThat(rule()).isEqualTo("one");

            mayAnswer.countDown();
            assertThat(reader.get(10, TimeUnit.SECONDS)).isEqualTo("two");
        } finally {
            threads.shutdownNow();
        }
        assertThat(asked).hasSize(2);
    }

    @Test
    void threadWithoutAPolicyWaitsForTheReaderUntilItsDeadline() throws Exception {
        holds(GOOD, "\"1\"");
        mayAnswer = new CountDownLatch(1);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<String> reader = threads.submit(this::rule);
            while (asked.isEmpty()) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(() -> policy.current(CREDENTIALS, Deadline.after(Duration.ofMillis(50))))
                    .hasMessageContaining("is still being read");

            mayAnswer.countDown();
            assertThat(reader.get(10, TimeUnit.SECONDS)).isEqualTo("one");
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private SmallObject read(ObjectRef object, Optional<String> etag, Credentials credentials, Deadline deadline) {
        asked.add(etag);
        deadlines.add(deadline);
        if (asked.size() > 1) {
            reading.countDown();
        }
        await(mayAnswer);
        return reply;
    }

    private void holds(String document, String etag) {
        reply = new SmallObject.Read(document.getBytes(StandardCharsets.UTF_8), Optional.of(etag));
    }

    private void pass(long seconds) {
        now = now.plusSeconds(seconds);
    }

    private String rule() {
        return policy.current(CREDENTIALS, deadline()).rules().get(0).name();
    }

    private Deadline deadline() {
        return Deadline.after(Duration.ofSeconds(3));
    }
}
