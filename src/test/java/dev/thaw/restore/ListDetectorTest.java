package dev.thaw.restore;

import static dev.thaw.restore.TestData.OWN_FILES;
import static dev.thaw.restore.TestData.TERMS;
import static dev.thaw.restore.TestData.arrived;
import static dev.thaw.restore.TestData.asked;
import static dev.thaw.restore.TestData.flow;
import static dev.thaw.restore.TestData.match;
import static dev.thaw.restore.TestData.placed;
import static dev.thaw.restore.TestData.policy;
import static dev.thaw.restore.TestData.rule;
import static dev.thaw.restore.TestData.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.policy.Limits;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.RestoreRule;
import dev.thaw.policy.RuleAction;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.Report;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.ArchiveStore;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.Inspection;
import dev.thaw.restore.store.OutcomeCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which of the objects that arrive are lists, and what becomes of lists where none is read. */
@Tag("locale")
class ListDetectorTest {

    private static final String CREATED = "cos:ObjectCreated:Put";
    private static final RestorePolicy POLICY = policy(
            Limits.NONE,
            rule("skipped", "lists/not/**", new RuleAction.Skip("no")),
            rule("lists", "lists/**", new RuleAction.ReadList()),
            new RestoreRule(
                    "warm-lists", match("maybe/**", Set.of("STANDARD"), Optional.empty()), new RuleAction.ReadList()),
            rule("all", "{k*,maybe/k}", new RuleAction.Restore(TERMS)));

    private final RecordingArchiveStore store = new RecordingArchiveStore();

    @Test
    void ruleTellsListsFromObjects() {
        ListDetector.Found found = among(
                arrived("lists/a", 5, CREATED),
                arrived("k", 5, CREATED),
                arrived("lists/not/b", 5, CREATED),
                arrived("lists/folder/", 0, CREATED),
                new Candidate.InvalidEntry(Failure.permanent(OutcomeCode.MALFORMED, "Records[4]")));
        assertThat(found.lists())
                .containsExactly(new ListDetector.FoundList(arrived("lists/a", 5, CREATED), Optional.empty()));
        assertThat(found.objects()).hasSize(4);
        assertThat(store.inspected()).isEmpty();
    }

    @Test
    void classThatDecidesIsLookedUp() {
        store.holding("maybe/warm", RecordingArchiveStore.archived("STANDARD", 5))
                .holding("maybe/cold", RecordingArchiveStore.archived("ARCHIVE", 5))
                .failingToInspect("maybe/away", Failure.temporary(OutcomeCode.UNREACHABLE, "reset"));
        ListDetector.Found found = among(
                arrived("maybe/warm", 5, CREATED),
                arrived("maybe/cold", 5, CREATED),
                arrived("maybe/k", 5, CREATED),
                arrived("maybe/away", 5, CREATED));
        assertThat(found.lists().stream()
                        .map(list -> list.list().object().key()
                                + list.error().map(Failure::detail).orElse("")))
                .containsExactly("maybe/warm", "maybe/awayreset");
        assertThat(found.objects()).hasSize(2);
    }

    @Test
    void doubtfulOnesAreLookedAtSeveralAtATimeAndKeepTheirOrder() {
        CyclicBarrier together = new CyclicBarrier(4);
        ArchiveStore meeting = store.inspecting(object -> {
            try {
                together.await(10, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return new Inspection.Found(RecordingArchiveStore.archived("STANDARD", 5));
        });
        Candidate[] arrived = IntStream.range(0, 8)
                .mapToObj(i -> arrived("maybe/" + i, 5, CREATED))
                .toArray(Candidate[]::new);
        assertThat(finder(bucket -> true, meeting).among(placed(arrived)).lists())
                .extracting(list -> list.list().object().key())
                .containsExactly(
                        "maybe/0", "maybe/1", "maybe/2", "maybe/3", "maybe/4", "maybe/5", "maybe/6", "maybe/7");
    }

    @Test
    void whatWasLookedAtIsNotLookedAtAgain() {
        store.holding("maybe/k", RecordingArchiveStore.archived("ARCHIVE", 5));
        RememberingStore remembering = new RememberingStore(store);
        ListDetector finder = new ListDetector(
                POLICY,
                bucket -> true,
                OWN_FILES,
                remembering,
                new WorkerPool(Runnable::run, 1),
                defect -> "id of the log");
        ListDetector.Found found = finder.among(placed(arrived("maybe/k", 5, CREATED)));
        Report report = flow(POLICY, remembering, RequestOverrides.NONE).restoreNamed(found.objects(), start());
        assertThat(report.totals().summary().accepted()).isEqualTo(1);
        assertThat(store.inspected()).containsExactly("maybe/k");
    }

    @Test
    void fileOfThawsOwnIsNoListAndNoObjectThatIsRestored() {
        ListDetector.Found found = among(arrived("lists/own-files/a.csv", 5, CREATED));
        Report report = flow(POLICY, store, RequestOverrides.NONE).restoreNamed(found.objects(), start());

        assertThat(found.lists()).isEmpty();
        assertThat(report.objects()).singleElement().satisfies(outcome -> {
            assertThat(outcome.name()).isEqualTo(OutcomeCode.IGNORED_EVENT);
            assertThat(outcome.detail().orElseThrow()).contains("below THAW_JOBS");
        });
        assertThat(store.inspected()).isEmpty();
    }

    @Test
    void aDefectAtOneIsItsTroubleAlone() {
        ArchiveStore defective = store.inspecting(object -> {
            if (object.key().equals("maybe/bad")) {
                throw new IllegalStateException("a defect");
            }
            return store.inspect(object);
        });
        store.holding("maybe/warm", RecordingArchiveStore.archived("STANDARD", 5));
        ListDetector.Found found = finder(bucket -> true, defective)
                .among(placed(arrived("maybe/bad", 5, CREATED), arrived("maybe/warm", 5, CREATED)));
        assertThat(found.lists()).hasSize(2);
        assertThat(found.lists().get(0).error().orElseThrow().detail()).contains("id of the log");
        assertThat(found.lists().get(1).error()).isEmpty();
    }

    @Test
    void bucketThatIsNotAllowedIsNotLookedInto() {
        ListDetector finder = finder(bucket -> false, store);
        assertThat(finder.among(placed(arrived("maybe/x", 5, CREATED))).lists()).isEmpty();
        assertThat(store.inspected()).isEmpty();
    }

    @Test
    void storeThatLooksAtNothingFindsNoDoubtfulList() {
        ArchiveStore blind = store.inspecting(object -> new Inspection.Omitted());
        ListDetector finder = finder(bucket -> true, blind);
        assertThat(finder.among(placed(arrived("maybe/x", 5, CREATED))).lists()).isEmpty();
    }

    @Test
    void listAmongNamedObjectsIsSkippedAndOneAmongLinesIsMalformed() {
        List<ObjectSource.Positioned> one = placed(asked("lists/a"));
        ObjectOutcome named = flow(POLICY, store, RequestOverrides.NONE)
                .restoreNamed(one, start())
                .objects()
                .get(0);
        assertThat(named.name()).isEqualTo(OutcomeCode.SKIPPED_BY_RULE);
        assertThat(named.details().rule()).contains("lists");
        ObjectOutcome line = flow(POLICY, store, RequestOverrides.NONE)
                .restoreLines(ObjectSource.of(one), start())
                .objects()
                .get(0);
        assertThat(line.name()).isEqualTo(OutcomeCode.MALFORMED);
        assertThat(line.detail()).contains("a list must not contain another list");
    }

    private ListDetector.Found among(Candidate... candidates) {
        return finder(bucket -> bucket.startsWith("archive-"), store).among(placed(candidates));
    }

    private static ListDetector finder(Predicate<String> allowed, ArchiveStore store) {
        return new ListDetector(
                POLICY,
                allowed,
                OWN_FILES,
                new RememberingStore(store),
                TestData.threads(4),
                defect -> "id of the log");
    }
}
