package dev.thaw.listing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a list is read.
 *
 * @param file of an inventory, from 0; the others are one file
 * @param line last one read of it
 * @param etag of the list, so that no other content is continued in
 */
public record ListPosition(int file, long line, String etag) {

    /** Before all lines of whatever the list holds now. */
    public static final ListPosition START = new ListPosition(0, 0, "");

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9}):([0-9]{1,18}):(.*)");

    /** Reads what {@link #toString} wrote; empty for anything else. The empty text is the start. */
    public static Optional<ListPosition> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return text.isEmpty() ? Optional.of(START) : Optional.empty();
        }
        return Optional.of(
                new ListPosition(Integer.parseInt(form.group(1)), Long.parseLong(form.group(2)), form.group(3)));
    }

    ListPosition atLine(long number) {
        return new ListPosition(file, number, etag);
    }

    ListPosition nextFile() {
        return new ListPosition(file + 1, 0, etag);
    }

    ListPosition of(String newEtag) {
        return new ListPosition(file, line, newEtag);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + etag;
    }
}
