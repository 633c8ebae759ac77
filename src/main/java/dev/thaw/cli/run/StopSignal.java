package dev.thaw.cli.run;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/** Ctrl-C: the first one finishes what is under way, the second one ends the program. Safe for threads. */
final class StopSignal {

    static final int INTERRUPTED = 130;

    private final AtomicBoolean asked = new AtomicBoolean();

    /** From now on, Ctrl-C no longer ends the program at once. */
    void listen(PrintStream err) {
        for (String name : new String[] {"INT", "TERM"}) {
            try {
                Signal.handle(new Signal(name), signal -> stop(err));
            } catch (IllegalArgumentException taken) {
                // The machine does not let a program handle it: it ends the program as usual.
            }
        }
    }

    private void stop(PrintStream err) {
        if (asked.getAndSet(true)) {
            Runtime.getRuntime().halt(INTERRUPTED);
        }
        err.print("\nStopping: what is under way is finished. Ctrl-C again ends at once.\n");
    }

    boolean isAsked() {
        return asked.get();
    }
}
