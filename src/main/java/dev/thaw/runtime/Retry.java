package dev.thaw.runtime;

import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Repeats a failed call after 100 ms, doubling the pause up to two seconds, until a given number of attempts has failed. */
final class Retry {

    private static final Logger LOG = Logger.getLogger(Retry.class);
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration MAX = Duration.ofSeconds(2);

    private final int maxAttempts;
    private final Sleeper sleeper;

    Retry(int maxAttempts, Sleeper sleeper) {
        this.maxAttempts = maxAttempts;
        this.sleeper = sleeper;
    }

    /** A call that may fail. */
    interface Call<T> {
        T call() throws IOException, InterruptedException;
    }

    /** Makes a pause; tests replace it. */
    interface Sleeper {
        void sleep(Duration pause) throws InterruptedException;
    }

    /**
     * @param what is called, for the log
     * @throws IOException the last failure
     */
    <T> T run(String what, Call<T> call) throws IOException, InterruptedException {
        Duration pause = FIRST;
        for (int attempt = 1; ; attempt++) {
            try {
                return call.call();
            } catch (IOException e) {
                LOG.warnf("%s: %s (attempt %d of %d)", what, e, attempt, maxAttempts);
                if (attempt == maxAttempts) {
                    throw e;
                }
            }
            sleeper.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(MAX) < 0 ? pause.multipliedBy(2) : MAX;
        }
    }
}
