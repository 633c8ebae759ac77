package dev.thaw.restore;

import java.util.Optional;

/** One object's line of the report: what was decided, and how it ended. */
public record ObjectOutcome(Dossier dossier, Ending ending) {

    static ObjectOutcome notReached(Candidate candidate) {
        return candidate.fold(
                named -> new ObjectOutcome(
                        Dossier.of(named.object(), named.facts()),
                        Ending.of(Failure.forNow(OutcomeName.NOT_REACHED, "the time of the invocation was over"))),
                ObjectOutcome::unusable);
    }

    static ObjectOutcome unusable(Candidate.Unusable unusable) {
        return new ObjectOutcome(Dossier.UNREADABLE, Ending.of(unusable.failure()));
    }

    public OutcomeName name() {
        return ending.name();
    }

    public boolean retryable() {
        return ending.retryable();
    }

    public boolean failed() {
        return name().category() == OutcomeName.Category.FAILED;
    }

    /** Whether a restore was, or would be, asked for and taken. */
    boolean asksRestore() {
        OutcomeName.Category category = name().category();
        return category == OutcomeName.Category.ACCEPTED || category == OutcomeName.Category.EXTENDED;
    }

    /** Whether the work, or the source of it, stopped here: a later part of the request takes it up again. */
    boolean unfinished() {
        boolean sourceBroke = dossier.object().isEmpty() && retryable();
        return sourceBroke || name() == OutcomeName.NOT_REACHED || name() == OutcomeName.CREDENTIALS_EXPIRED;
    }

    /** What the decision and the ending have to say, one after the other. */
    public Optional<String> detail() {
        return dossier.note()
                .map(note -> ending.detail().map(detail -> note + "; " + detail).orElse(note))
                .or(ending::detail);
    }
}
