package dev.thaw.restore.promote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.document.PolicyReader;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.ObjectState;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.RestoreStatus;
import dev.thaw.restore.store.Result;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PromoterTest {

    private static final Instant UNTIL = Instant.parse("2026-12-04T16:00:00Z");
    private static final RestoreStatus LIVE = new RestoreStatus.Available(Optional.of(UNTIL));
    private static final ObjectRef OBJECT = ObjectRef.latest("archive-1250000000", "ap-guangzhou", "keep/a.pdf");

    /** The rule is for an event only: it decides about readable objects all the same. */
    private static final String POLICY = """
            version: 1
            rules:
              - name: keep
                match: {keys: ["keep/**"], events: ["cos:ObjectCreated:*"]}
                restore: {tier: bulk, days: 3, then: {storage-class: STANDARD_IA, acl: drop}}
              - name: big
                match: {keys: ["by-size/**"], min-size: 10MB}
                restore: {tier: bulk, days: 3, then: {storage-class: STANDARD, acl: drop}}
              - name: rest
                restore: {tier: bulk, days: 3}
            """;

    private final List<String> calls = new ArrayList<>();
    private Result<ObjectCopier.CopySource> look = seen("ARCHIVE", 7, LIVE, false, false);
    private ObjectCopier.Reply reply = new ObjectCopier.Reply.Copied();

    private final ObjectCopier copier = new ObjectCopier() {
        @Override
        public Result<CopySource> look(ObjectRef object) {
            calls.add("look");
            return look;
        }

        @Override
        public Reply copyInPlace(ObjectRef object, CopySource seen, StorageClass target) {
            calls.add("copy " + target.name() + " " + seen.etag());
            return reply;
        }
    };

    private static Result<ObjectCopier.CopySource> seen(
            String storageClass, long size, RestoreStatus copy, boolean versions, boolean customerKey) {
        return Result.of(new ObjectCopier.CopySource(
                new ObjectState(size, new StorageClass(storageClass), Optional.empty(), copy),
                "\"e\"",
                Map.of("content-type", "application/pdf"),
                versions,
                customerKey));
    }

    private static RestorePolicy policy() {
        return PolicyReader.read("policy.yaml", POLICY.getBytes(StandardCharsets.UTF_8))
                .policy()
                .orElseThrow();
    }

    private Optional<ObjectOutcome> promote(ObjectRef object) {
        return new Promoter(policy(), bucket -> bucket.startsWith("archive-"), copier)
                .promote(object, ObjectAttributes.NONE);
    }

    private ObjectOutcome promoted() {
        return promote(OBJECT).orElseThrow();
    }

    private static ObjectRef key(String key) {
        return ObjectRef.latest("archive-1250000000", "ap-guangzhou", key);
    }

    @Test
    void aReadableObjectIsCopiedToTheClassOfItsRule() {
        ObjectOutcome outcome = promoted();

        assertThat(outcome.name()).isEqualTo(OutcomeCode.PROMOTED);
        assertThat(outcome.details().rule()).contains("keep");
        assertThat(calls).containsExactly("look", "copy STANDARD_IA \"e\"");
    }

    @Test
    void anObjectWhoseRuleMovesNothingCostsNoRequest() {
        assertThat(promote(key("other/a.pdf"))).isEmpty();
        assertThat(promote(ObjectRef.latest("foreign-1250000000", "ap-guangzhou", "keep/a.pdf")))
                .isEmpty();
        assertThat(calls).isEmpty();
    }

    @Test
    void whereSizeDecidesALookFindsTheRule() {
        look = seen("ARCHIVE", 20_000_000, LIVE, false, false);
        assertThat(promote(key("by-size/a")).orElseThrow().name()).isEqualTo(OutcomeCode.PROMOTED);

        look = seen("ARCHIVE", 5, LIVE, false, false);
        assertThat(promote(key("by-size/a"))).isEmpty();
        assertThat(calls).containsExactly("look", "copy STANDARD \"e\"", "look");
    }

    @Test
    void whatCouldLoseSomethingIsLeftAloneWithItsReason() {
        look = seen("ARCHIVE", 12L << 30, LIVE, false, false);
        requireLeftAlone(promoted(), "5 GB");
        look = seen("INTELLIGENT_TIERING", 5, new RestoreStatus.None(), false, false);
        requireLeftAlone(promoted(), "intelligent tiering");
        look = seen("MAZ_ARCHIVE", 5, LIVE, false, false);
        requireLeftAlone(promoted(), "one zone");
        look = seen("ARCHIVE", 5, LIVE, true, false);
        requireLeftAlone(promoted(), "versions");
        look = seen("ARCHIVE", 5, LIVE, false, true);
        requireLeftAlone(promoted(), "key of the customer");
        look = seen("ARCHIVE", 5, LIVE, false, false);
        requireLeftAlone(
                promote(new ObjectRef("archive-1250000000", "ap-guangzhou", "keep/a.pdf", Optional.of("v1")))
                        .orElseThrow(),
                "versions");
        assertThat(calls).containsOnly("look");
    }

    @Test
    void fiveGigabytesAreCopiedAndOneByteMoreIsNot() {
        look = seen("ARCHIVE", 5L << 30, LIVE, false, false);
        assertThat(promoted().name()).isEqualTo(OutcomeCode.PROMOTED);
        look = seen("ARCHIVE", (5L << 30) + 1, LIVE, false, false);
        requireLeftAlone(promoted(), "5 GB");
    }

    private static void requireLeftAlone(ObjectOutcome outcome, String reason) {
        assertThat(outcome.name()).isEqualTo(OutcomeCode.PROMOTION_FAILED);
        assertThat(outcome.retryable()).isFalse();
        assertThat(outcome.detail().orElseThrow()).contains("left alone", reason);
    }

    @Test
    void whatIsWarmAlreadyIsReadable() {
        look = seen("STANDARD", 12L << 30, new RestoreStatus.None(), true, false);

        ObjectOutcome outcome = promoted();

        assertThat(outcome.name().word()).isEqualTo("READABLE");
        assertThat(outcome.failed()).isFalse();
        assertThat(calls).containsExactly("look");
    }

    @Test
    void whatIsNotAnyMoreAsItWasRestoredHasChanged() {
        look = seen("ARCHIVE", 5, new RestoreStatus.None(), false, false);
        assertThat(promoted().name()).isEqualTo(OutcomeCode.CHANGED);
        look = seen("ARCHIVE", 5, new RestoreStatus.InProgress(Optional.empty(), Optional.empty()), false, false);
        assertThat(promoted().name()).isEqualTo(OutcomeCode.CHANGED);
        look = Result.failed(new Failure(
                OutcomeCode.REJECTED, false, "COS answered 404", Optional.of("NoSuchKey"), Optional.empty()));
        assertThat(promoted().name()).isEqualTo(OutcomeCode.CHANGED);
        look = seen("ARCHIVE", 5, LIVE, false, false);
        reply = new ObjectCopier.Reply.Changed("its content has changed since");
        assertThat(promoted().name()).isEqualTo(OutcomeCode.CHANGED);
    }

    @Test
    void aFailureOfCosIsReportedAndMayBeTriedAgain() {
        reply = new ObjectCopier.Reply.Failed(Failure.temporary(OutcomeCode.UNREACHABLE, "COS answered 503"));

        ObjectOutcome failed = promoted();

        assertThat(failed.name()).isEqualTo(OutcomeCode.PROMOTION_FAILED);
        assertThat(failed.retryable()).isTrue();
        assertThat(failed.detail().orElseThrow()).contains("COS answered 503");
        assertThat(failed.outcome().restoredUntil()).contains(UNTIL);

        look = Result.failed(Failure.temporary(OutcomeCode.UNREACHABLE, "no answer"));
        assertThat(promoted().name()).isEqualTo(OutcomeCode.UNREACHABLE);
    }

    @Test
    void theSameObjectIsMovedByOneThreadAtATime() throws InterruptedException {
        CountDownLatch copying = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        List<String> order = new ArrayList<>();
        ObjectCopier slow = new ObjectCopier() {
            @Override
            public Result<CopySource> look(ObjectRef object) {
                synchronized (order) {
                    order.add("look");
                }
                return PromoterTest.seen("ARCHIVE", 5, LIVE, false, false);
            }

            @Override
            public Reply copyInPlace(ObjectRef object, CopySource seen, StorageClass target) {
                copying.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                synchronized (order) {
                    order.add("copied");
                }
                return new Reply.Copied();
            }
        };
        Promoter promoter = new Promoter(policy(), bucket -> true, slow);
        Thread first = new Thread(() -> promoter.promote(OBJECT, ObjectAttributes.NONE));
        first.start();
        copying.await();
        Thread second = new Thread(() -> promoter.promote(OBJECT, ObjectAttributes.NONE));
        second.start();
        go.countDown();
        first.join();
        second.join();

        assertThat(order).containsExactly("look", "copied", "look", "copied");
    }
}
