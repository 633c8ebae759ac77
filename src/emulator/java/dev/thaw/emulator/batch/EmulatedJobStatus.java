package dev.thaw.emulator.batch;

import java.util.Arrays;
import java.util.Optional;

/** The states of a job, by page "Managing Batch Operation Jobs" (436/32961). */
enum EmulatedJobStatus {
    NEW("New"),
    PREPARING("Preparing"),
    SUSPENDED("Suspended"),
    READY("Ready"),
    ACTIVE("Active"),
    PAUSED("Paused"),
    FAILING("Failing"),
    CANCELLING("Cancelling"),
    COMPLETE("Complete"),
    FAILED("Failed"),
    CANCELLED("Cancelled");

    private final String word;

    EmulatedJobStatus(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Optional<EmulatedJobStatus> of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word.equals(word))
                .findFirst();
    }

    boolean isFinal() {
        return this == COMPLETE || this == FAILED || this == CANCELLED;
    }

    /** Whether it is about to end without having done everything. */
    boolean isEnding() {
        return this == FAILING || this == CANCELLING;
    }
}
