package dev.thaw.text;

import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
public final class Figures {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
    private static final int KILO = 1000;

    private Figures() {}

    /** Decimal, as COS bills: {@code 35.1 GB}. */
    public static String size(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= KILO && unit < UNITS.length - 1) {
            value /= KILO;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    /** {@code 1,204}. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
