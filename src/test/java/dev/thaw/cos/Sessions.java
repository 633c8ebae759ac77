package dev.thaw.cos;

import dev.thaw.restore.Deadline;
import dev.thaw.signing.Credentials;
import java.time.Duration;
import java.util.Optional;

/** Sessions in virtual time. */
final class Sessions {

    private Sessions() {}

    static CosSession open(CosWire wire, VirtualTime time) {
        return new CosSession(wire, attempts(time), bucket -> Pace.NONE);
    }

    static CosDocuments documents(CosWire wire, VirtualTime time) {
        return new CosDocuments(wire, attempts(time));
    }

    private static Attempts attempts(VirtualTime time) {
        var backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5), () -> 0.5);
        return new Attempts(
                new SessionKey(new Credentials("id", "key", Optional.empty())),
                Deadline.after(Duration.ofHours(1), time::nanos),
                new SessionClock(time.clock()),
                time,
                new Patience(4, Duration.ofSeconds(10), backoff));
    }
}
