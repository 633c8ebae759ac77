package dev.thaw.cos;

import dev.thaw.emulator.CosRequest;
import dev.thaw.emulator.Fault;
import dev.thaw.emulator.Faults;
import dev.thaw.emulator.Operation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;

/** What goes wrong with one kind of call about the object {@code struck}, and with nothing else. */
interface Strike {

    void plan(Stage stage);

    static Strike always(Fault fault) {
        return times(Integer.MAX_VALUE, fault);
    }

    static Strike once(Fault fault) {
        return times(1, fault);
    }

    static Strike times(int times, Fault fault) {
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
        HEAD("HEAD", Operation.HEAD_OBJECT, Operation.GET_OBJECT),
        RESTORE("restore", Operation.RESTORE);

        final String title;
        private final Set<Operation> operations;

        Kind(String title, Operation... operations) {
            this.title = title;
            this.operations = Set.copyOf(Arrays.asList(operations));
        }

        Set<Operation> operations() {
            return operations;
        }

        boolean makes(CosRequest request) {
            return operations.contains(request.operation());
        }
    }

    /** Where the faults are planned. */
    final class Stage {
        static final String STRUCK = "struck";

        final Faults faults;
        final Kind kind;
        final ShiftedClock clock = new ShiftedClock();
        boolean refused;

        Stage(Faults faults, Kind kind) {
            this.faults = faults;
            this.kind = kind;
        }

        boolean isStruck(CosRequest request) {
            return request.key().equals(STRUCK) && kind.makes(request);
        }

        /** Runs something after the last call before those in question. */
        private void before(Runnable change) {
            if (kind == Kind.HEAD) {
                change.run();
            } else {
                faults.next(1, once(change), new Fault.Delay(Duration.ofMillis(20)));
            }
        }

        private static Predicate<CosRequest> once(Runnable change) {
            return request -> {
                boolean head = request.key().equals(STRUCK) && Kind.HEAD.makes(request);
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
