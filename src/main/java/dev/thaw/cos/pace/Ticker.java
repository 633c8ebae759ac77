package dev.thaw.cos.pace;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Time that only passes: what pace and retryPolicy are measured by. Tests have one that costs no time. */
public interface Ticker {

    /** Of the running machine. */
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

    /** Nanoseconds since some moment; differences alone mean something. */
    long nanos();

    void sleep(Duration time) throws InterruptedException;
}
