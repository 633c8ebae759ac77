package dev.thaw.emulator;

import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A fault in waiting: for which requests, how often still, and by what chance. */
final class PlannedFault {

    private final Predicate<CosRequest> when;
    private final BooleanSupplier chance;
    private final Fault fault;
    private int remaining;

    PlannedFault(int times, Predicate<CosRequest> when, BooleanSupplier chance, Fault fault) {
        this.remaining = times;
        this.when = when;
        this.chance = chance;
        this.fault = fault;
    }

    /** Whether the fault strikes this request; if so, once less remains. */
    boolean strikes(CosRequest request) {
        boolean strikes = remaining > 0 && when.test(request) && chance.getAsBoolean();
        remaining -= strikes ? 1 : 0;
        return strikes;
    }

    Fault fault() {
        return fault;
    }
}
