package dev.thaw.restore;

import static dev.thaw.restore.TestData.TERMS;
import static dev.thaw.restore.TestData.flow;
import static dev.thaw.restore.TestData.match;
import static dev.thaw.restore.TestData.object;
import static dev.thaw.restore.TestData.placed;
import static dev.thaw.restore.TestData.policy;
import static dev.thaw.restore.TestData.restoring;
import static dev.thaw.restore.TestData.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.Limits;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.RestoreRule;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.RuleAction;
import dev.thaw.policy.Tier;
import dev.thaw.policy.Trigger;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.decision.RequestOverrides.InspectMode;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.Report;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a list tells of class and size is a hint: limits and outcomes go by what COS says. */
@Tag("locale")
class ListedFactsTest {

    private final RecordingArchiveStore store = new RecordingArchiveStore();

    @Test
    void whatAListCallsReadableIsLookedAt() {
        ObjectOutcome outcome = restored(restoring(TERMS), line("k", 7, "STANDARD"));
        assertThat(outcome.name()).isEqualTo(OutcomeCode.ACCEPTED);
        assertThat(store.inspected()).containsExactly("k");
    }

    @Test
    void noLimitIsPassedOnTheWordOfAList() {
        store.holding("k", RecordingArchiveStore.archived("ARCHIVE", 9_000_000_000L));
        Limits limits = new Limits(
                Optional.empty(),
                Optional.empty(),
                Optional.of(1_000_000L),
                Optional.empty(),
                Optional.of(10_000_000L),
                Optional.empty());
        RestoreTerms expedited = new RestoreTerms(Tier.EXPEDITED, 1, Optional.empty());
        RestoreRule rule = new RestoreRule(
                "small", match("**", Set.of("ARCHIVE"), Optional.of(1L)), new RuleAction.Restore(expedited));
        assertThat(restored(policy(limits, rule), line("k", 10, "ARCHIVE")).name())
                .isEqualTo(OutcomeCode.REFUSED_BY_LIMIT);
        assertThat(store.restored()).isEmpty();
    }

    @Test
    void aFolderOfAListIsLookedAt() {
        assertThat(restored(restoring(TERMS), line("k/", 0, "STANDARD")).name()).isEqualTo(OutcomeCode.ACCEPTED);
    }

    @Test
    void aRuleThatAHintRulesOutIsNamedWithItsReason() {
        RestoreRule rule = new RestoreRule(
                "cold", match("**", Set.of("ARCHIVE"), Optional.empty()), new RuleAction.Restore(TERMS));
        ObjectOutcome outcome = restored(policy(Limits.NONE, rule), line("k", 7, "STANDARD"));
        assertThat(outcome.name()).isEqualTo(OutcomeCode.NO_RULE);
        assertThat(outcome.detail())
                .contains("decided by the class and size in the list; the object was not inspected");
        assertThat(store.inspected()).isEmpty();
    }

    @Test
    void aPlanWithoutALookGoesByTheHintAndSaysSo() {
        ObjectOutcome deep = planned(line("k", 7, "DEEP_ARCHIVE"));
        assertThat(deep.name()).isEqualTo(OutcomeCode.WOULD_RESTORE);
        assertThat(deep.details().notInspected()).isTrue();
        assertThat(deep.details().tier()).contains(Tier.STANDARD);
        assertThat(deep.detail()).contains("Expedited is not offered for DEEP_ARCHIVE: Standard instead");

        ObjectOutcome warm = planned(line("k", 7, "STANDARD"));
        assertThat(warm.name()).isEqualTo(OutcomeCode.NOT_ARCHIVED);
        assertThat(warm.details().notInspected()).isTrue();
        assertThat(warm.detail()).contains("decided by the class in the list");

        ObjectOutcome folder = planned(line("k/", 0, "STANDARD"));
        assertThat(folder.name()).isEqualTo(OutcomeCode.FOLDER);
        assertThat(folder.details().notInspected()).isTrue();
        assertThat(store.inspected()).isEmpty();
    }

    @Test
    void theStateOfALineIsLookedAt() {
        Report report = flow(restoring(TERMS), store, RequestOverrides.NONE)
                .statusOfListed(ObjectSource.of(placed(line("k", 7, "STANDARD"))), start());
        assertThat(report.objects().get(0).name()).isEqualTo(OutcomeCode.ARCHIVED);
    }

    @Test
    void aKeyThatIsUnknownIsReportedWhatIsOddAboutIt() {
        Failure missing = new Failure(OutcomeCode.REJECTED, false, "gone", Optional.of("NoSuchKey"), Optional.empty());
        for (String[] odd : new String[][] {
            {"a ", "begins or ends with blanks"},
            {"a\\b", "holds a backslash"},
            {"archive-1250000000/a", "begins with the bucket's name"},
            {"a%20b", "looks percent-encoded"},
            {"a;b", "holds a semicolon"},
            {"/a", "begins with a slash"}
        }) {
            store.failingToInspect(odd[0], missing);
            Candidate.Named candidate = TestData.asked(odd[0]);
            assertThat(restored(restoring(TERMS), candidate).detail().orElseThrow())
                    .startsWith("gone; the key " + odd[1]);
            Report status =
                    flow(restoring(TERMS), store, RequestOverrides.NONE).statusOfNamed(placed(candidate), start());
            assertThat(status.objects().get(0).name()).isEqualTo(OutcomeCode.MISSING);
            assertThat(status.objects().get(0).detail().orElseThrow()).startsWith("the key " + odd[1]);
        }
        store.failingToInspect("plain", missing);
        assertThat(restored(restoring(TERMS), TestData.asked("plain")).detail()).contains("gone");
    }

    private ObjectOutcome restored(RestorePolicy policy, Candidate.Named candidate) {
        return flow(policy, store, RequestOverrides.NONE)
                .restoreLines(ObjectSource.of(placed(candidate)), start())
                .objects()
                .get(0);
    }

    private ObjectOutcome planned(Candidate.Named candidate) {
        RequestOverrides planning = new RequestOverrides(Optional.empty(), Optional.empty(), false, InspectMode.NEVER);
        RestoreTerms expedited = new RestoreTerms(Tier.EXPEDITED, 1, Optional.empty());
        return flow(restoring(expedited), new DryRunStore(store), planning)
                .restoreLines(ObjectSource.of(placed(candidate)), start())
                .objects()
                .get(0);
    }

    private static Candidate.Named line(String key, long size, String storageClass) {
        return new Candidate.Named(
                object(key),
                Trigger.manual(),
                new ObjectAttributes(Optional.of(size), Optional.of(new StorageClass(storageClass))),
                Optional.empty());
    }
}
