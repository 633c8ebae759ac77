package dev.thaw.cos;

import java.util.Optional;

/** What an error body says; all absent where there was none, or none of COS. */
record CosError(
        Optional<String> code, Optional<String> message, Optional<String> requestId, Optional<String> serverTime) {

    static final CosError NONE = new CosError(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
