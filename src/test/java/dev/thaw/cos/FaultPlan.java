package dev.thaw.cos;

import dev.thaw.emulator.fault.FaultInjector;
import dev.thaw.emulator.fault.InjectedFault;
import dev.thaw.emulator.http.EmulatedRequest;
import dev.thaw.emulator.http.Operation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;

/** A fault of one kind of call, and of no other. */
interface FaultPlan {

    void install(Target target);

    static FaultPlan always(InjectedFault fault) {
        return times(Integer.MAX_VALUE, fault);
    }

    static FaultPlan once(InjectedFault fault) {
        return times(1, fault);
    }

    static FaultPlan times(int times, InjectedFault fault) {
        return target -> target.faults.next(times, target::matches, fault);
    }

    /** Nobody listens for the affected calls. */
    static FaultPlan connectionRefused() {
        return target -> target.refused = true;
    }

    /** Our clock is wrong from the first affected call on. */
    static FaultPlan clockOffBy(Duration offset) {
        return target -> target.before(() -> target.clock.offset = offset);
    }

    /** The kinds of calls, with the requests that each may send. */
    enum Kind {
        HEAD("HEAD", Target.AFFECTED, Operation.HEAD_OBJECT, Operation.GET_OBJECT),
        RESTORE("restore", Target.AFFECTED, Operation.RESTORE),
        LISTING("listing", "", Operation.LIST),
        LIST_OBJECT("list object", Target.LIST, Operation.GET_OBJECT);

        final String title;
        private final String key;
        private final Set<Operation> operations;

        Kind(String title, String key, Operation... operations) {
            this.title = title;
            this.key = key;
            this.operations = Set.copyOf(Arrays.asList(operations));
        }

        /** Whether the call is about one of several named objects. */
        boolean isOfOneObject() {
            return key.equals(Target.AFFECTED);
        }

        boolean makes(EmulatedRequest request) {
            return makes(request.operation(), request.key());
        }

        boolean makes(Operation operation, String ofKey) {
            return operations.contains(operation) && ofKey.equals(key);
        }
    }

    /** The calls that a fault affects, and what the fault changes. */
    final class Target {
        static final String AFFECTED = "affected";
        static final String LIST = "list.txt";
        /** With limits, all objects are inspected before the first restore; this one last. */
        static final String LAST = "e";

        final FaultInjector faults;
        final Kind kind;
        final ShiftedClock clock = new ShiftedClock();
        boolean refused;

        Target(FaultInjector faults, Kind kind) {
            this.faults = faults;
            this.kind = kind;
        }

        boolean matches(EmulatedRequest request) {
            return kind.makes(request);
        }

        /** Runs something after the last call before the affected ones. */
        private void before(Runnable change) {
            if (kind != Kind.RESTORE) {
                change.run();
            } else {
                faults.next(1, once(change), new InjectedFault.Delay(Duration.ofMillis(20)));
            }
        }

        private static Predicate<EmulatedRequest> once(Runnable change) {
            return request -> {
                boolean lastHead = request.operation() == Operation.HEAD_OBJECT
                        && request.key().equals(LAST);
                if (lastHead) {
                    change.run();
                }
                return lastHead;
            };
        }
    }

    /** The clock of this machine with an offset. */
    final class ShiftedClock extends Clock {

        private volatile Duration offset = Duration.ZERO;

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(offset);
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
