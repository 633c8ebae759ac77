package dev.thaw.cos.pace;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Monotonic time, for rate limits and retries. Tests have one that does not wait. */
public interface Ticker {

    /** The time of this machine. */
    Ticker SYSTEM = new Ticker() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration time) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        }
    };

    /** Nanoseconds since an arbitrary moment; only differences have a meaning. */
    long nanos();

    void sleep(Duration time) throws InterruptedException;
}
