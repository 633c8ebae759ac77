package dev.thaw.emulator.store;

import java.time.Instant;

/**
 * An accepted restore: running until it is ready, then a live copy until it expires.
 *
 * @param tier as requested, {@code Standard}
 */
public record Restoration(String tier, Instant requested, Instant ready, Instant expiry) {

    public boolean running(Instant now) {
        return now.isBefore(ready);
    }

    boolean live(Instant now) {
        return !running(now) && now.isBefore(expiry);
    }
}
