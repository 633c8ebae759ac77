package dev.thaw.restore.store;

/** What can happen to one object, by the words of the report. */
public enum OutcomeCode {
    ACCEPTED(Category.ACCEPTED),
    EXTENDED(Category.EXTENDED),
    IN_PROGRESS(Category.IN_PROGRESS),
    WOULD_RESTORE(Category.ACCEPTED),
    WOULD_EXTEND(Category.EXTENDED),

    NOT_ARCHIVED(Category.SKIPPED),
    ALREADY_RESTORED(Category.SKIPPED),
    NO_RULE(Category.SKIPPED),
    SKIPPED_BY_RULE(Category.SKIPPED),
    FOLDER(Category.SKIPPED),
    IGNORED_EVENT(Category.SKIPPED),
    /** Left alone, because it is not any more what it was when it was planned. A job counts it as failed. */
    CHANGED(Category.SKIPPED),
    /** Moved to another storage class, in which it stays readable. */
    PROMOTED(Category.SKIPPED),
    /** Readable, and nothing is to be done with it. */
    COPY_READABLE(Category.SKIPPED),

    REFUSED_BY_LIMIT(Category.FAILED),
    /** Not moved to another storage class; object and copy are as before. */
    PROMOTION_FAILED(Category.FAILED),
    REJECTED(Category.FAILED),
    MALFORMED(Category.FAILED),
    NOT_ALLOWED(Category.FAILED),
    UNREACHABLE(Category.FAILED),
    NOT_PROCESSED(Category.FAILED),
    CREDENTIALS_EXPIRED(Category.FAILED),

    ARCHIVED(Category.STATE),
    RESTORING(Category.STATE),
    RESTORED(Category.STATE),
    MISSING(Category.STATE),
    /** The state of an object that is not archived; in a restore the same word is a reason to skip. */
    READABLE(Category.STATE);

    /** What an outcome counts as in the summary. */
    public enum Category {
        ACCEPTED,
        EXTENDED,
        IN_PROGRESS,
        SKIPPED,
        FAILED,
        /** An answer of {@code status}: counts as an object and nothing else. */
        STATE
    }

    private final Category category;

    OutcomeCode(Category category) {
        this.category = category;
    }

    /** As the report has it. */
    public String word() {
        return switch (this) {
            case READABLE -> NOT_ARCHIVED.name();
            case COPY_READABLE -> "READABLE";
            default -> name();
        };
    }

    public Category category() {
        return category;
    }
}
