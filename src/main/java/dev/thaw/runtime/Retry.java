package dev.thaw.runtime;

import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Calls again what failed, after 100 ms at first, doubling up to two seconds, and gives up after so many failures in a row. */
final class Retry {

    private static final Logger LOG = Logger.getLogger(Retry.class);
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final int most;
    private final Sleeper sleeper;

    Retry(int most, Sleeper sleeper) {
        this.most = most;
        this.sleeper = sleeper;
    }

    /** A call that may fail. */
    interface Call<T> {
        T made() throws IOException, InterruptedException;
    }

    /** How a pause is made. */
    interface Sleeper {
        void sleep(Duration pause) throws InterruptedException;
    }

    /**
     * @param what is called, for the log
     * @throws IOException the last failure
     */
    <T> T run(String what, Call<T> call) throws IOException, InterruptedException {
        Duration pause = FIRST;
        for (int failures = 1; ; failures++) {
            try {
                return call.made();
            } catch (IOException e) {
                LOG.warnf("%s: %s (failure %d of at most %d)", what, e, failures, most);
                if (failures == most) {
                    throw e;
                }
            }
            sleeper.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
        }
    }
}
