package dev.thaw.restore.report;

import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import java.util.Optional;

/** One object's line of the report: what was decided, and how it ended. */
public record ObjectOutcome(DecisionDetails details, Outcome ending) {

    public static ObjectOutcome asNotProcessed(Candidate candidate) {
        return candidate.fold(
                named -> new ObjectOutcome(
                        DecisionDetails.of(named.object(), named.facts()),
                        Outcome.of(
                                Failure.temporary(OutcomeCode.NOT_PROCESSED, "the time of the invocation was over"))),
                ObjectOutcome::unusable);
    }

    public static ObjectOutcome unusable(Candidate.InvalidEntry unusable) {
        return new ObjectOutcome(DecisionDetails.UNREADABLE, Outcome.of(unusable.failure()));
    }

    public OutcomeCode name() {
        return ending.name();
    }

    public boolean retryable() {
        return ending.retryable();
    }

    public boolean failed() {
        return name().category() == OutcomeCode.Category.FAILED;
    }

    /** Whether a restore was, or would be, asked for and taken. */
    boolean asksRestore() {
        OutcomeCode.Category category = name().category();
        return category == OutcomeCode.Category.ACCEPTED || category == OutcomeCode.Category.EXTENDED;
    }

    /** Whether the work, or the source of it, stopped here: a later part of the request takes it up again. */
    public boolean unfinished() {
        boolean sourceBroke = details.object().isEmpty() && retryable();
        return sourceBroke || name() == OutcomeCode.NOT_PROCESSED || name() == OutcomeCode.CREDENTIALS_EXPIRED;
    }

    /** What the decision and the ending have to say, one after the other. */
    public Optional<String> detail() {
        return details.note()
                .map(note -> ending.detail().map(detail -> note + "; " + detail).orElse(note))
                .or(ending::detail);
    }
}
