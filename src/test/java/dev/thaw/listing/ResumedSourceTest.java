package dev.thaw.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.object.ObjectRef;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.Limits;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.RestoreRule;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.RuleAction;
import dev.thaw.policy.RuleConditions;
import dev.thaw.policy.Tier;
import dev.thaw.policy.Trigger;
import dev.thaw.restore.RestoreFlow;
import dev.thaw.restore.WorkerPool;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.Report;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.report.RunTotals;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.ArchiveStore;
import dev.thaw.restore.store.BucketPrefix;
import dev.thaw.restore.store.Deadline;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.Inspection;
import dev.thaw.restore.store.ListPage;
import dev.thaw.restore.store.ListedObject;
import dev.thaw.restore.store.ObjectState;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.RestoreReply;
import dev.thaw.restore.store.RestoreRequest;
import dev.thaw.restore.store.RestoreStatus;
import dev.thaw.restore.store.Result;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sources that break behind an object which is not finished: gone on with, they lose no object and tell nothing twice. */
class ResumedSourceTest {

    private static final String BUCKET = "archive-1250000000";
    private static final String REGION = "ap-guangzhou";
    private static final ObjectState STATE =
            new ObjectState(10, new StorageClass("ARCHIVE"), Optional.empty(), new RestoreStatus.None());

    private final InMemoryObjects shelf = new InMemoryObjects();
    private final Map<String, AtomicInteger> restored = new ConcurrentHashMap<>();
    private volatile CountDownLatch brokenReported = new CountDownLatch(1);
    private volatile Optional<String> late = Optional.empty();

    @Test
    void listThatIsBrokenBehindAnUnfinishedObjectKeepsIt() {
        shelf.with("l.txt.gz", cutOff(InMemoryObjects.gzip("k1\nk2\n")));
        everyEndIsMet("k2", position -> list("l.txt.gz", position));
    }

    @Test
    void listThatIsBrokenBehindFinishedObjectsIsReportedOnce() {
        shelf.with("l.txt.gz", cutOff(InMemoryObjects.gzip("k1\nk2\n")));
        everyEndIsMet("k1", position -> list("l.txt.gz", position));
    }

    @Test
    void listingThatIsRefusedBehindAnUnfinishedObjectKeepsIt() {
        everyEndIsMet("k2", ResumedSourceTest::refusedListing);
    }

    @Test
    void brokenFileOfAnInventoryBehindAnUnfinishedObjectKeepsIt() {
        String files = String.join(
                ",",
                file("f0.csv", "k1\nk2\n", md5("k1\nk2\n")),
                file("f1.csv", "lost\n", md5("other")),
                file("f2.csv", "k3\n", md5("k3\n")));
        shelf.with("manifest.json", "{\"fileFormat\":\"CSV\",\"fileSchema\":\"Key\",\"files\":[" + files + "]}");
        everyEndIsMet("k2", position -> list("manifest.json", position));
        assertThat(restored).containsKey("k3");
    }

    /** The first part leaves one object when the time is over, and is reported meanwhile that the source is broken. */
    private void everyEndIsMet(String unfinished, Function<String, ObjectSource> source) {
        late = Optional.of(unfinished);
        Report first = report(source.apply(""), ResumePoint.start(RunTotals.start(Optional.empty())));
        assertThat(first.complete()).isFalse();
        assertThat(failures(first)).hasSize(1);
        assertThat(restored).doesNotContainKey(unfinished);

        late = Optional.empty();
        Report second = report(source.apply(first.resumePoint().position()), first.resumePoint());
        assertThat(second.complete()).isTrue();
        assertThat(restored).containsKeys("k1", "k2");
        assertThat(restored.values()).allMatch(times -> times.get() == 1);
        assertThat(failures(second)).isEmpty();
        assertThat(second.totals().summary().failed()).isEqualTo(1);
        assertThat(second.totals().summary().accepted()).isEqualTo(restored.size());
    }

    private static List<ObjectOutcome> failures(Report report) {
        return report.objects().stream().filter(ObjectOutcome::failed).toList();
    }

    private Report report(ObjectSource source, ResumePoint from) {
        brokenReported = new CountDownLatch(1);
        return new RestoreFlow(new RestoreFlow.Context(
                        policy(),
                        bucket -> true,
                        new Store(),
                        RequestOverrides.NONE,
                        Deadline.after(Duration.ofMinutes(1)),
                        Clock.systemUTC(),
                        new WorkerPool(work -> new Thread(work).start(), 2),
                        outcome -> {
                            if (outcome.details().object().isEmpty()) {
                                brokenReported.countDown();
                            }
                        },
                        defect -> {
                            throw new AssertionError(defect);
                        }))
                .restoreLines(source, from);
    }

    private ObjectSource list(String key, String position) {
        ObjectList list = new ObjectList(
                ObjectRef.latest(BUCKET, REGION, key), false, new ListTarget(BUCKET, REGION, Trigger.manual()));
        return ListSource.of(shelf, list, ListPosition.parse(position).orElseThrow());
    }

    private static ObjectSource refusedListing(String position) {
        return new PrefixSource((prefix, marker) -> page(marker), new BucketPrefix(BUCKET, REGION, ""), position);
    }

    private static Result<ListPage> page(String marker) {
        List<ListedObject> rest = Stream.of("k1", "k2")
                .filter(key -> key.compareTo(marker) > 0)
                .map(key -> new ListedObject(key, STATE))
                .toList();
        return rest.isEmpty()
                ? Result.failed(Failure.permanent(OutcomeCode.REJECTED, "400"))
                : Result.of(new ListPage(rest, Optional.of("k2")));
    }

    private static byte[] cutOff(byte[] whole) {
        return Arrays.copyOf(whole, whole.length - 4);
    }

    private String file(String key, String text, String md5) {
        shelf.with(key, text);
        return "{\"key\":\"" + key + "\",\"md5Checksum\":\"" + md5 + "\"}";
    }

    private static String md5(String text) {
        try {
            return InventoryReader.md5(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RestorePolicy policy() {
        RestoreTerms terms = new RestoreTerms(Tier.BULK, 3, Optional.empty());
        return new RestorePolicy(
                List.of(new RestoreRule("all", RuleConditions.EVERYTHING, new RuleAction.Restore(terms))),
                Limits.NONE,
                Optional.empty());
    }

    /** One of its objects is late: it is answered once the broken source is reported, and then it is too late. */
    private final class Store implements ArchiveStore {

        @Override
        public Inspection inspect(ObjectRef object) {
            return new Inspection.Found(STATE);
        }

        @Override
        public RestoreReply restore(RestoreRequest request) {
            String key = request.object().key();
            if (late.filter(key::equals).isPresent()) {
                await(brokenReported);
                return new RestoreReply.Failed(Failure.temporary(OutcomeCode.NOT_PROCESSED, "the deadline came first"));
            }
            restored.computeIfAbsent(key, name -> new AtomicInteger()).incrementAndGet();
            return new RestoreReply.Accepted("id");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
