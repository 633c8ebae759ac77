package dev.thaw.emulator.http;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A past request and its result.
 *
 * @param at by the emulator's clock
 * @param status absent if no response was sent
 */
public record RecordedRequest(EmulatedRequest request, Instant at, OptionalInt status) {

    public Operation operation() {
        return request.operation();
    }

    public String method() {
        return request.method();
    }

    /** The target as sent, {@code /a%20b?restore}. */
    public String target() {
        return request.target().raw();
    }

    public String host() {
        return request.host();
    }

    public String key() {
        return request.key();
    }

    public Map<String, String> lowercaseHeaders() {
        return request.lowercaseHeaders();
    }

    @Override
    public String toString() {
        return method() + " " + host() + target() + " " + (status.isPresent() ? status.getAsInt() : "unanswered");
    }
}
