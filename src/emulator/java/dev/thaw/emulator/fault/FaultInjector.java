package dev.thaw.emulator.fault;

import dev.thaw.emulator.http.EmulatedRequest;
import dev.thaw.emulator.http.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/**
 * The faults that are planned. Thread-safe. Faults are applied before the service, so that no signature is verified. If several match
 * a request, the one that was planned first is applied.
 */
public final class FaultInjector {

    private static final int UNLIMITED = Integer.MAX_VALUE;

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

    /** Applies to the next request that matches. */
    public void next(Predicate<EmulatedRequest> when, InjectedFault fault) {
        next(1, when, fault);
    }

    /** Applies to the next requests that match. */
    public synchronized void next(int times, Predicate<EmulatedRequest> when, InjectedFault fault) {
        planned.add(new PlannedFault(times, when, () -> true, fault));
    }

    public void always(Predicate<EmulatedRequest> when, InjectedFault fault) {
        next(UNLIMITED, when, fault);
    }

    /** Applies at random, with the same sequence in every run. */
    public synchronized void sometimes(double fraction, Predicate<EmulatedRequest> when, InjectedFault fault) {
        planned.add(new PlannedFault(UNLIMITED, when, () -> random.nextDouble() < fraction, fault));
    }

    /** Restores above this rate are answered with SlowDown; a burst of one second is allowed. */
    public synchronized void limitRestores(double perSecond) {
        restoreLimit = Optional.of(new TokenBucket(perSecond, System::nanoTime));
    }

    /** Delays every response, not its effect. */
    public synchronized void latency(Duration latency) {
        this.latency = latency;
    }

    /** While set, every request is rejected with ExpiredToken. */
    public synchronized void tokenExpired(boolean tokenExpired) {
        this.tokenExpired = tokenExpired;
    }

    /** Removes all faults. */
    public synchronized void clear() {
        planned.clear();
        restoreLimit = Optional.empty();
        latency = Duration.ZERO;
        tokenExpired = false;
    }

    public synchronized Duration latency() {
        return latency;
    }

    /** The fault to apply to a request; counts it as applied. */
    public synchronized Optional<InjectedFault> take(EmulatedRequest request) {
        return planned.stream()
                .filter(fault -> fault.applies(request))
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
