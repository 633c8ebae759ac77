package dev.thaw.cli.run;

import dev.thaw.cli.output.Shown;
import dev.thaw.job.JobSchedule;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.OutcomeCode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Waits until everything is readable: looks first when it can be, then after 5, 10, 20, 40 and every 60 minutes. */
final class WaitLoop {

    private static final int SAMPLE = 100;
    private static final int MANY = 1000;

    private final RunContext context;
    private final StopSignal stop;
    private final Instant end;
    private final PrintStream err;
    private final Shown shown;

    WaitLoop(RunContext context, StopSignal stop, Instant end, PrintStream err, Shown shown) {
        this.context = context;
        this.stop = stop;
        this.end = end;
        this.err = err;
        this.shown = shown;
    }

    /**
     * @param objects opens the source anew
     * @param first how long nothing can be readable
     * @return the exit status
     */
    int untilReadable(Supplier<ObjectSource> objects, Duration first) {
        Duration pause = first;
        for (int look = 0; ; look++) {
            Instant next = context.clock().instant().plus(pause);
            err.println("Waiting; the next look is at " + shown.time(next));
            if (!sleptUntil(next)) {
                err.println(
                        stop.isAsked()
                                ? "Stopped waiting. The restores go on."
                                : "The time is over. The restores go on.");
                return stop.isAsked() ? StopSignal.INTERRUPTED : RunSession.NOT_FINISHED;
            }
            Map<OutcomeCode, AtomicLong> states = look(objects);
            long coming = count(states, OutcomeCode.RESTORING);
            if (coming == 0) {
                long other = count(states, OutcomeCode.MISSING) + count(states, OutcomeCode.ARCHIVED);
                err.println(other == 0 ? "Everything is readable." : Shown.number(other) + " are archived or missing.");
                return other == 0 ? RunSession.DONE : RunSession.FAILED;
            }
            pause = JobSchedule.PUBLISHED.check(look + 1);
        }
    }

    private static long count(Map<OutcomeCode, AtomicLong> states, OutcomeCode code) {
        return Optional.ofNullable(states.get(code)).map(AtomicLong::get).orElse(0L);
    }

    private boolean sleptUntil(Instant time) {
        while (context.clock().instant().isBefore(time)) {
            if (stop.isAsked() || !context.clock().instant().isBefore(end)) {
                return false;
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** Of many objects a sample first: while one of these is still coming, the others are not looked at. */
    private Map<OutcomeCode, AtomicLong> look(Supplier<ObjectSource> objects) {
        long total = 0;
        try (ObjectSource source = objects.get()) {
            while (source.next().isPresent()) {
                total++;
            }
        }
        if (total > MANY) {
            Map<OutcomeCode, AtomicLong> sample = look(objects, total / SAMPLE);
            if (count(sample, OutcomeCode.RESTORING) > 0) {
                return sample;
            }
        }
        return look(objects, 1);
    }

    private Map<OutcomeCode, AtomicLong> look(Supplier<ObjectSource> objects, long each) {
        Map<OutcomeCode, AtomicLong> states = new ConcurrentHashMap<>();
        ObjectSource source = objects.get();
        ObjectSource chosen = new ObjectSource() {
            @Override
            public Optional<Positioned> next() {
                Optional<Positioned> next = source.next();
                for (long skipped = 1; skipped < each && next.isPresent(); skipped++) {
                    next = source.next();
                }
                return stop.isAsked() ? Optional.empty() : next;
            }

            @Override
            public void close() {
                source.close();
            }
        };
        context.requesting(true)
                .statusOfEach(
                        chosen,
                        (entry, outcome) -> states.computeIfAbsent(outcome.name(), any -> new AtomicLong())
                                .incrementAndGet());
        return states;
    }
}
