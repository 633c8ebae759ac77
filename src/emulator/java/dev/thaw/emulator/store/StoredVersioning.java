package dev.thaw.emulator.store;

import java.util.Optional;

/** Whether a bucket keeps versions. One that ever did ignores {@code x-cos-forbid-overwrite}. */
public enum StoredVersioning {
    NEVER(Optional.empty()),
    ENABLED(Optional.of("Enabled")),
    SUSPENDED(Optional.of("Suspended"));

    @SuppressWarnings("ImmutableEnumChecker") // An Optional of a String is immutable, its type does not say so.
    private final Optional<String> status;

    StoredVersioning(Optional<String> status) {
        this.status = status;
    }

    /** As GET Bucket versioning shows it; empty if versioning was never used. */
    public Optional<String> status() {
        return status;
    }
}
