package dev.thaw.cli.run;

import dev.thaw.cli.output.Ink;
import dev.thaw.cli.output.Shown;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How far a run is, on standard error: on a terminal one line that changes at most ten times a second, elsewhere a line each ten
 * seconds. Safe for threads.
 */
final class ProgressLine implements AutoCloseable {

    private static final long TERMINAL_MILLIS = 200;
    private static final long PLAIN_MILLIS = 10_000;
    private static final int BAR = 20;

    private final PrintStream err;
    private final Mode mode;
    private final Ink ink;
    private final LongSupplier slowDowns;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final Thread thread;
    private final long started = System.nanoTime();
    private volatile String verb;
    private volatile long total = -1;
    private volatile long doneBefore;
    private volatile long phaseStarted = System.nanoTime();
    private volatile boolean paused;
    private volatile boolean ended;

    /** How progress is shown. */
    enum Mode {
        TERMINAL,
        PLAIN,
        NONE
    }

    /** @param slowDowns how often COS has asked for less speed so far */
    ProgressLine(PrintStream err, Mode mode, Ink ink, LongSupplier slowDowns, String verb) {
        this.ink = ink;
        this.slowDowns = slowDowns;
        this.err = err;
        this.mode = mode;
        this.verb = verb;
        this.thread = new Thread(this::show, "thaw-progress");
        thread.setDaemon(true);
        if (mode != Mode.NONE) {
            thread.start();
        }
    }

    /** Begins another part of the run. */
    void phase(String newVerb, long newTotal, long already) {
        clear();
        verb = newVerb;
        total = newTotal;
        done.set(already);
        doneBefore = already;
        failed.set(0);
        phaseStarted = System.nanoTime();
        paused = false;
    }

    void add(boolean hasFailed) {
        done.incrementAndGet();
        if (hasFailed) {
            failed.incrementAndGet();
        }
    }

    /** Takes the line away and shows none until the next part of the run, so that something else can be written. */
    void pause() {
        paused = true;
        clear();
    }

    private synchronized void clear() {
        if (mode == Mode.TERMINAL) {
            err.print("\r\033[K");
            err.flush();
        }
    }

    private void show() {
        long pause = mode == Mode.TERMINAL ? TERMINAL_MILLIS : PLAIN_MILLIS;
        try {
            while (!ended) {
                Thread.sleep(pause);
                print();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void print() {
        if (ended || paused) {
            return;
        }
        if (mode == Mode.TERMINAL) {
            err.print("\r\033[K" + text(true));
            err.flush();
        } else {
            err.println(text(false));
        }
    }

    private String text(boolean bar) {
        long count = done.get();
        double seconds = Math.max(0.001, (System.nanoTime() - phaseStarted) / 1e9);
        double rate = (count - doneBefore) / seconds;
        StringBuilder text = new StringBuilder();
        if (total > 0 && bar) {
            int filled = (int) Math.min(BAR, count * BAR / total);
            text.append("#".repeat(filled)).append(".".repeat(BAR - filled)).append(' ');
        }
        text.append(verb).append(' ').append(Shown.number(count));
        if (total >= 0) {
            text.append(" of ").append(Shown.number(total));
        }
        text.append(String.format(Locale.ROOT, "  %.0f/s", rate));
        if (total > 0 && rate > 0.1) {
            text.append("  ")
                    .append(left(Duration.ofSeconds((long) ((total - count) / rate))))
                    .append(" left");
        }
        if (failed.get() > 0) {
            text.append("  ").append(ink.bad(Shown.number(failed.get()) + " failed"));
        }
        if (slowDowns.getAsLong() > 0) {
            text.append("  SlowDown ").append(Shown.number(slowDowns.getAsLong()));
        }
        return text.toString();
    }

    private static String left(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 90) {
            return seconds + " s";
        }
        return seconds < 5400 ? seconds / 60 + " min" : String.format(Locale.ROOT, "%.1f h", seconds / 3600.0);
    }

    Duration time() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    @Override
    public void close() {
        ended = true;
        thread.interrupt();
        clear();
    }
}
