package dev.thaw.emulator.fault;

import dev.thaw.emulator.http.EmulatedRequest;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A planned fault: for which requests, how many more times, and with which probability. */
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

    /** Whether the fault applies to this request; if so, it is counted. */
    boolean applies(EmulatedRequest request) {
        boolean applies = remaining > 0 && when.test(request) && chance.getAsBoolean();
        remaining -= applies ? 1 : 0;
        return applies;
    }

    InjectedFault fault() {
        return fault;
    }
}
