package dev.thaw.cos;

import dev.thaw.cos.http.CosHttp;
import dev.thaw.cos.pace.RateLimiter;
import dev.thaw.cos.retry.Backoff;
import dev.thaw.cos.retry.RetryPolicy;
import dev.thaw.cos.retry.RetryingCall;
import dev.thaw.cos.retry.SigningKeyCache;
import dev.thaw.cos.retry.SkewedClock;
import dev.thaw.restore.store.Deadline;
import dev.thaw.signing.Credentials;
import java.time.Duration;
import java.util.Optional;

/** Sessions in virtual time. */
final class Sessions {

    private Sessions() {}

    static CosSession open(CosHttp wire, VirtualTime time) {
        return new CosSession(wire, calls(time), bucket -> RateLimiter.NONE);
    }

    static CosCopier copier(CosHttp wire, VirtualTime time) {
        return new CosCopier(wire, calls(time));
    }

    static SmallObjectReader documents(CosHttp wire, VirtualTime time) {
        return new SmallObjectReader(wire, calls(time));
    }

    private static RetryingCall.Context calls(VirtualTime time) {
        var backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5), () -> 0.5);
        return new RetryingCall.Context(
                new SigningKeyCache(new Credentials("id", "key", Optional.empty())),
                Deadline.after(Duration.ofHours(1), time::nanos),
                new SkewedClock(time.clock()),
                time,
                new RetryPolicy(4, Duration.ofSeconds(10), backoff));
    }
}
