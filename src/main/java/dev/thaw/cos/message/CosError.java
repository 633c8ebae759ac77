package dev.thaw.cos.message;

import java.util.Optional;

/** What an error body says; all absent where there was none, or none of COS. */
public record CosError(
        Optional<String> code, Optional<String> message, Optional<String> requestId, Optional<String> serverTime) {

    public static final CosError NONE =
            new CosError(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
