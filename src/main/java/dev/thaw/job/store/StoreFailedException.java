package dev.thaw.job.store;

import dev.thaw.restore.store.Failure;

/** The store of the jobs did not do what it was asked for. */
public final class StoreFailedException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    public StoreFailedException(Failure failure) {
        super(failure.detail());
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
