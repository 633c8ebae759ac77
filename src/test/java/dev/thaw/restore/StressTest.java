package dev.thaw.restore;

import static dev.thaw.restore.TestData.asked;
import static dev.thaw.restore.TestData.flow;
import static dev.thaw.restore.TestData.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Limits;
import dev.thaw.policy.RestoreRule;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.RuleAction;
import dev.thaw.policy.RuleConditions;
import dev.thaw.policy.Tier;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.report.Report;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.ArchiveStore;
import dev.thaw.restore.store.Inspection;
import dev.thaw.restore.store.RestoreReply;
import dev.thaw.restore.store.RestoreRequest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many workers on thousands of objects: each is looked at once and restored once, whatever hands it out. */
@Tag("locale")
class StressTest {

    private static final int OBJECTS = 4000;
    private static final int AT_ONCE = 16;

    /** How the objects of a request enter. */
    enum Entrance {
        NAMED,
        NAMED_WITHIN_LIMITS,
        LISTED,
        LISTED_WITHIN_LIMITS,
        LINES_WITHIN_LIMITS,
        RESUMED_WITHIN_LIMITS
    }

    @ParameterizedTest
    @EnumSource(Entrance.class)
    void eachIsLookedAtOnceAndRestoredOnce(Entrance entrance) {
        for (int run = 0; run < 3; run++) {
            CountingStore store = new CountingStore();
            Report report = report(entrance, store);
            assertThat(report.complete()).isTrue();
            assertThat(report.totals().summary().accepted()).isEqualTo(OBJECTS);
            assertThat(store.timesInspected).hasSize(OBJECTS);
            assertThat(store.timesInspected.values()).allMatch(times -> times.get() == 1);
            assertThat(store.timesRestored).hasSize(OBJECTS);
            assertThat(store.timesRestored.values()).allMatch(times -> times.get() == 1);
        }
    }

    private static Report report(Entrance entrance, ArchiveStore store) {
        List<ObjectSource.Positioned> objects = objects();
        return switch (entrance) {
            case NAMED -> many(Limits.NONE, store).restoreNamed(objects, start());
            case NAMED_WITHIN_LIMITS -> many(AMPLE, store).restoreNamed(objects, start());
            case LISTED -> many(Limits.NONE, store).restoreListed(unsafe(objects), start());
            case LISTED_WITHIN_LIMITS -> many(AMPLE, store).restoreListed(unsafe(objects), start());
            case LINES_WITHIN_LIMITS -> many(AMPLE, store).restoreLines(unsafe(objects), start());
            case RESUMED_WITHIN_LIMITS -> resumed(store, objects);
        };
    }

    /** One more was finished ahead by an earlier part, and comes up again. */
    private static Report resumed(ArchiveStore store, List<ObjectSource.Positioned> objects) {
        List<ObjectSource.Positioned> all = new ArrayList<>(objects);
        ObjectSource.Positioned ahead = new ObjectSource.Positioned(asked("ahead"), "ahead");
        all.add(OBJECTS / 2, ahead);
        return many(AMPLE, store)
                .restoreListed(unsafe(all), new ResumePoint("", Set.of(ahead.positionHash()), start().totals()));
    }

    /** As an iterator is: not safe for threads. */
    private static ObjectSource unsafe(List<ObjectSource.Positioned> objects) {
        Iterator<ObjectSource.Positioned> rest = objects.iterator();
        return () -> rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
    }

    private static final Limits AMPLE = new Limits(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(10_000L),
            Optional.of(5_000_000_000_000L),
            Optional.empty());

    private static AccountedFlow many(Limits limits, ArchiveStore store) {
        RestoreTerms terms = new RestoreTerms(Tier.BULK, 3, Optional.empty());
        return flow(
                TestData.policy(
                        limits, new RestoreRule("all", RuleConditions.EVERYTHING, new RuleAction.Restore(terms))),
                store,
                RequestOverrides.NONE,
                TestData.AMPLE,
                AT_ONCE);
    }

    private static List<ObjectSource.Positioned> objects() {
        return IntStream.range(0, OBJECTS)
                .mapToObj(i -> new ObjectSource.Positioned(asked("k" + i), Integer.toString(i + 1)))
                .toList();
    }

    /** Counts how often each object is looked at and restored. */
    private static final class CountingStore implements ArchiveStore {

        private final Map<String, AtomicInteger> timesInspected = new ConcurrentHashMap<>();
        private final Map<String, AtomicInteger> timesRestored = new ConcurrentHashMap<>();

        @Override
        public Inspection inspect(ObjectRef object) {
            count(timesInspected, object);
            return new Inspection.Found(RecordingArchiveStore.archived("ARCHIVE", 10));
        }

        @Override
        public RestoreReply restore(RestoreRequest request) {
            count(timesRestored, request.object());
            return new RestoreReply.Accepted("id");
        }

        private static void count(Map<String, AtomicInteger> times, ObjectRef object) {
            times.computeIfAbsent(object.key(), key -> new AtomicInteger()).incrementAndGet();
        }
    }
}
