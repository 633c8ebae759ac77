package dev.thaw.cli.output;

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

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

    private final ZoneId zone;

    /** @param utc whether times are in UTC instead of the local zone */
    public Shown(boolean utc) {
        this.zone = utc ? ZoneOffset.UTC : ZoneId.systemDefault();
    }

    /** Decimal, as COS bills: {@code 35.1 GB}. */
    public static String size(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
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
        return String.format(Locale.ROOT, "%,d", number);
    }
}
