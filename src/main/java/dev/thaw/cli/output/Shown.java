package dev.thaw.cli.output;

import dev.thaw.text.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Sizes, amounts and times as people read them. */
public final class Shown {

    private final ZoneId zone;
    private final Ink ink;

    /** @param utc whether times are in UTC instead of the local zone */
    public Shown(boolean utc) {
        this(utc, Ink.NONE);
    }

    /** @param ink of standard output */
    public Shown(boolean utc, Ink ink) {
        this.zone = utc ? ZoneOffset.UTC : ZoneId.systemDefault();
        this.ink = ink;
    }

    public Ink ink() {
        return ink;
    }

    /** Decimal, as COS bills: {@code 35.1 GB}. */
    public static String size(long bytes) {
        return Figures.size(bytes);
    }

    /** At least two digits behind the point, more for small amounts. */
    public static String amount(BigDecimal amount) {
        boolean small = amount.signum() > 0 && amount.compareTo(BigDecimal.ONE) < 0;
        return amount.setScale(small ? 4 : 2, RoundingMode.HALF_UP).toPlainString();
    }

    public static String amount(Optional<BigDecimal> amount) {
        return amount.map(Shown::amount).orElse("unknown");
    }

    /** {@code 2026-11-27 23:40 +08:00}. */
    public String time(Instant time) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx", Locale.ROOT).format(time.atZone(zone));
    }

    public String time(Optional<Instant> time) {
        return time.map(this::time).orElse("-");
    }

    /** {@code 1,204}. */
    public static String number(long number) {
        return Figures.number(number);
    }
}
