package dev.thaw.restore.report;

import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import java.util.Optional;

/** The outcome of one object, and how it was decided: one entry of the report. */
public record ObjectOutcome(DecisionDetails details, Outcome outcome) {

    public static ObjectOutcome asNotProcessed(Candidate candidate) {
        return candidate.fold(
                named -> new ObjectOutcome(
                        DecisionDetails.of(named.object(), named.facts()),
                        Outcome.of(
                                Failure.temporary(OutcomeCode.NOT_PROCESSED, "the time of the invocation was over"))),
                ObjectOutcome::ofInvalid);
    }

    public static ObjectOutcome ofInvalid(Candidate.InvalidEntry entry) {
        return new ObjectOutcome(DecisionDetails.UNREADABLE, Outcome.of(entry.failure()));
    }

    public OutcomeCode name() {
        return outcome.name();
    }

    public boolean retryable() {
        return outcome.retryable();
    }

    public boolean failed() {
        return name().category() == OutcomeCode.Category.FAILED;
    }

    /** Whether a restore was, or would be, requested and accepted. */
    boolean asksRestore() {
        OutcomeCode.Category category = name().category();
        return category == OutcomeCode.Category.ACCEPTED || category == OutcomeCode.Category.EXTENDED;
    }

    /** Whether the object, or the source of it, is not finished: a later part of the request continues with it. */
    public boolean unfinished() {
        boolean sourceBroke = details.object().isEmpty() && retryable();
        return sourceBroke || name() == OutcomeCode.NOT_PROCESSED || name() == OutcomeCode.CREDENTIALS_EXPIRED;
    }

    /** What the decision and the outcome say, one after the other. */
    public Optional<String> detail() {
        return details.note()
                .map(note ->
                        outcome.detail().map(detail -> note + "; " + detail).orElse(note))
                .or(outcome::detail);
    }
}
