package dev.thaw.emulator.fault;

import dev.thaw.emulator.http.EmulatedRequest;
import dev.thaw.emulator.http.Operation;
import dev.thaw.emulator.service.TokenBucket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/**
 * What goes wrong from now on; safe for threads. Faults happen in front of the service, so that no signature is judged.
 * Of several that fit a request, the one planned first strikes.
 */
public final class FaultInjector {

    private static final int FOR_EVER = Integer.MAX_VALUE;

    private final List<PlannedFault> planned = new ArrayList<>();
    private final Random random = new Random(1);
    private Optional<TokenBucket> restoreLimit = Optional.empty();
    private Duration latency = Duration.ZERO;
    private boolean tokenExpired;

    public FaultInjector() {}

    public static Predicate<EmulatedRequest> anything() {
        return request -> true;
    }

    public static Predicate<EmulatedRequest> on(Operation... operations) {
        return request -> Arrays.asList(operations).contains(request.operation());
    }

    public static Predicate<EmulatedRequest> onKey(String key) {
        return request -> request.key().equals(key);
    }

    /** Strikes the next request that fits, once. */
    public void next(Predicate<EmulatedRequest> when, InjectedFault fault) {
        next(1, when, fault);
    }

    /** Strikes the next few requests that fit. */
    public synchronized void next(int times, Predicate<EmulatedRequest> when, InjectedFault fault) {
        planned.add(new PlannedFault(times, when, () -> true, fault));
    }

    public void always(Predicate<EmulatedRequest> when, InjectedFault fault) {
        next(FOR_EVER, when, fault);
    }

    /** Strikes by chance; the dice fall alike in each run. */
    public synchronized void sometimes(double fraction, Predicate<EmulatedRequest> when, InjectedFault fault) {
        planned.add(new PlannedFault(FOR_EVER, when, () -> random.nextDouble() < fraction, fault));
    }

    /** Above this rate restores are answered SlowDown; a burst of one second's worth is let through. */
    public synchronized void limitRestores(double perSecond) {
        restoreLimit = Optional.of(new TokenBucket(perSecond, System::nanoTime));
    }

    /** Delays each answer, not its effect. */
    public synchronized void latency(Duration latency) {
        this.latency = latency;
    }

    /** While set, each request is refused with ExpiredToken. */
    public synchronized void tokenExpired(boolean tokenExpired) {
        this.tokenExpired = tokenExpired;
    }

    /** From now on nothing goes wrong. */
    public synchronized void clear() {
        planned.clear();
        restoreLimit = Optional.empty();
        latency = Duration.ZERO;
        tokenExpired = false;
    }

    public synchronized Duration latency() {
        return latency;
    }

    public synchronized Optional<InjectedFault> strike(EmulatedRequest request) {
        return planned.stream()
                .filter(fault -> fault.strikes(request))
                .findFirst()
                .map(PlannedFault::fault)
                .or(() -> standing(request));
    }

    private Optional<InjectedFault> standing(EmulatedRequest request) {
        if (tokenExpired) {
            return Optional.of(InjectedFault.expiredToken());
        }
        boolean limited = request.operation() == Operation.RESTORE;
        return restoreLimit.filter(limit -> limited && !limit.take()).map(limit -> InjectedFault.slowDown());
    }
}
