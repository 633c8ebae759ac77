package dev.thaw.emulator.fault;

import dev.thaw.emulator.http.EmulatedRequest;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A fault in waiting: for which requests, how often still, and by what chance. */
final class PlannedFault {

    private final Predicate<EmulatedRequest> when;
    private final BooleanSupplier chance;
    private final InjectedFault fault;
    private int remaining;

    PlannedFault(int times, Predicate<EmulatedRequest> when, BooleanSupplier chance, InjectedFault fault) {
        this.remaining = times;
        this.when = when;
        this.chance = chance;
        this.fault = fault;
    }

    /** Whether the fault strikes this request; if so, once less remains. */
    boolean strikes(EmulatedRequest request) {
        boolean strikes = remaining > 0 && when.test(request) && chance.getAsBoolean();
        remaining -= strikes ? 1 : 0;
        return strikes;
    }

    InjectedFault fault() {
        return fault;
    }
}
