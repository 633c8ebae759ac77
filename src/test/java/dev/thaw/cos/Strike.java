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

/** What goes wrong with one kind of call, and with nothing else. */
interface Strike {

    void plan(Stage stage);

    static Strike always(InjectedFault fault) {
        return times(Integer.MAX_VALUE, fault);
    }

    static Strike once(InjectedFault fault) {
        return times(1, fault);
    }

    static Strike times(int times, InjectedFault fault) {
        return stage -> stage.faults.next(times, stage::isStruck, fault);
    }

    /** Nobody listens for the calls in question. */
    static Strike connectionRefused() {
        return stage -> stage.refused = true;
    }

    /** From the first of the calls in question our clock is off. */
    static Strike clockOffBy(Duration offset) {
        return stage -> stage.before(() -> stage.clock.offset = offset);
    }

    /** The kinds of calls, and the requests that one of them may make. */
    enum Kind {
        HEAD("HEAD", Stage.STRUCK, Operation.HEAD_OBJECT, Operation.GET_OBJECT),
        RESTORE("restore", Stage.STRUCK, Operation.RESTORE),
        LISTING("listing", "", Operation.LIST),
        LIST_OBJECT("list object", Stage.LIST, Operation.GET_OBJECT);

        final String title;
        private final String key;
        private final Set<Operation> operations;

        Kind(String title, String key, Operation... operations) {
            this.title = title;
            this.key = key;
            this.operations = Set.copyOf(Arrays.asList(operations));
        }

        /** Whether the object is named beforehand, and others beside it. */
        boolean isOfOneObject() {
            return key.equals(Stage.STRUCK);
        }

        boolean makes(EmulatedRequest request) {
            return makes(request.operation(), request.key());
        }

        boolean makes(Operation operation, String ofKey) {
            return operations.contains(operation) && ofKey.equals(key);
        }
    }

    /** Where the faults are planned. */
    final class Stage {
        static final String STRUCK = "struck";
        static final String LIST = "list.txt";

        final FaultInjector faults;
        final Kind kind;
        final ShiftedClock clock = new ShiftedClock();
        boolean refused;

        Stage(FaultInjector faults, Kind kind) {
            this.faults = faults;
            this.kind = kind;
        }

        boolean isStruck(EmulatedRequest request) {
            return kind.makes(request);
        }

        /** Runs something after the last call before those in question. */
        private void before(Runnable change) {
            if (kind != Kind.RESTORE) {
                change.run();
            } else {
                faults.next(1, once(change), new InjectedFault.Delay(Duration.ofMillis(20)));
            }
        }

        private static Predicate<EmulatedRequest> once(Runnable change) {
            return request -> {
                boolean head = Kind.HEAD.makes(request);
                if (head) {
                    change.run();
                }
                return head;
            };
        }
    }

    /** This machine's clock, moved. */
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
