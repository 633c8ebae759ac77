package dev.thaw.emulator.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of bytes of an object: {@code bytes=3-5}, {@code bytes=3-}, or the last ones, {@code bytes=-5}.
 *
 * @param to inclusive
 */
public record RequestedRange(long from, long to) {

    private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * Empty for a header that is not understood: HTTP requires to ignore it.
     *
     * @throws EmulatedError if the object ends before the range begins
     */
    public static Optional<RequestedRange> parse(String header, long size) {
        Matcher form = FORM.matcher(header);
        if (!form.matches() || form.group(1).isEmpty() && form.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (form.group(1).isEmpty()) {
            return of(Math.max(0, size - Long.parseLong(form.group(2))), size - 1);
        }
        long from = Long.parseLong(form.group(1));
        long to = form.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(form.group(2));
        return to < from ? Optional.empty() : of(from, Math.min(to, size - 1));
    }

    private static Optional<RequestedRange> of(long from, long last) {
        if (from > last) {
            throw new EmulatedError(416, "InvalidRange", "The requested range is not satisfiable.");
        }
        return Optional.of(new RequestedRange(from, last));
    }

    public String contentRange(long size) {
        return "bytes " + from + "-" + to + "/" + size;
    }
}
