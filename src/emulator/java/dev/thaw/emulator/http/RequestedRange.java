package dev.thaw.emulator.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of bytes of an object.
 *
 * @param to inclusive
 */
public record RequestedRange(long from, long to) {

    private static final Pattern FORM = Pattern.compile("bytes=(\\d{1,18})-(\\d{0,18})");

    /**
     * Empty for a header that is not understood: HTTP requires to ignore it.
     *
     * @throws EmulatedError if the object ends before the range begins
     */
    public static Optional<RequestedRange> parse(String header, long size) {
        Matcher form = FORM.matcher(header);
        if (!form.matches()) {
            return Optional.empty();
        }
        long from = Long.parseLong(form.group(1));
        long last = form.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(form.group(2)), size - 1);
        if (from > last) {
            throw new EmulatedError(416, "InvalidRange", "The requested range is not satisfiable.");
        }
        return Optional.of(new RequestedRange(from, last));
    }

    public String contentRange(long size) {
        return "bytes " + from + "-" + to + "/" + size;
    }
}
