package dev.thaw.listing;

import dev.thaw.object.StorageClass;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Detects text that certainly is not a key: output of listing tools, addresses, byte order marks of joined files. Anything else is
 * requested as it is. A real key that looks like one of these can be written percent-encoded.
 */
final class KeyText {

    private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2}\\S*+)?+";
    private static final String SIZE = "(?:[0-9.]++(?: ?[KMGTP]i?B?)?|-)";

    private static final List<Pattern> BEGINNINGS_OF_LISTINGS = List.of(
            Pattern.compile(DATE + " ++" + SIZE + " ++\\S"),
            Pattern.compile(" *+[0-9]++ ++" + DATE + " ++\\S"),
            Pattern.compile(" {2,}+[0-9]++ ++\\S"),
            Pattern.compile(" ++PRE \\S"),
            Pattern.compile("[-dl][-r][-w][-xsS][-rwxsStT]{6}\\S*+ ++[0-9]++ "));

    private static final Pattern END_OF_A_LISTING = Pattern.compile("\\s[0-9]{1,18}+\\s{1,9}+" + DATE + "\\s*+$");
    private static final int LONGEST_END = 60;
    private static final Pattern COLUMN = Pattern.compile("\\| *+([A-Z_]++) *+\\|");

    private static final Pattern ADDRESS = Pattern.compile("(?:cosn?|s3[an]?|oss|obs|gs)://.*", Pattern.DOTALL);
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://([^/]*+)/.*", Pattern.DOTALL);

    private static final Pattern QUOTED = Pattern.compile("\\s*+\"[^\"]*+\"\\s*+,?+\\s*+");

    private KeyText() {}

    /**
     * What is wrong with it.
     *
     * @param text as it is in the list, before any decoding
     * @param alone whether it is the whole line, and not a cell of a row
     * @param where where the objects are
     */
    static Optional<String> fault(String text, boolean alone, ListTarget where) {
        if (text.startsWith("\uFEFF")) {
            return Optional.of("it begins with a byte order mark, as files do that were joined: take the mark out");
        }
        if (text.indexOf('\t') >= 0 || text.indexOf('\r') >= 0) {
            return Optional.of("it holds a " + (text.indexOf('\t') >= 0 ? "tab" : "carriage return")
                    + ": write one key per line, and columns with commas");
        }
        if (text.startsWith("/") || text.startsWith("\\")) {
            return Optional.of("a key does not begin with / or \\: leave it out");
        }
        if (isAddress(text, where)) {
            return Optional.of("it is an address: write the key alone, which is what follows the bucket");
        }
        if (isOfAListing(text)) {
            return Optional.of("it reads like the output of a listing tool: write the key alone");
        }
        return alone ? faultOfLine(text, where) : Optional.empty();
    }

    private static Optional<String> faultOfLine(String text, ListTarget where) {
        if (QUOTED.matcher(text).matches()) {
            return Optional.of(
                    "it stands in quotes, which would belong to the key: leave them out, or name the list .csv");
        }
        return text.startsWith(where.bucket() + ",")
                ? Optional.of("it begins with the bucket and a comma: name a list .csv whose lines have columns")
                : Optional.empty();
    }

    /** The address of a page of the web may be a key, one in COS is none. */
    private static boolean isAddress(String text, ListTarget where) {
        Matcher web = WEB_ADDRESS.matcher(text);
        return ADDRESS.matcher(text).matches()
                || web.matches()
                        && (web.group(1).startsWith(where.bucket() + ".")
                                || web.group(1).endsWith(".myqcloud.com")
                                || web.group(1).endsWith(".tencentcos.cn"));
    }

    private static boolean isOfAListing(String text) {
        Matcher column = COLUMN.matcher(text);
        return BEGINNINGS_OF_LISTINGS.stream()
                        .anyMatch(beginning -> beginning.matcher(text).lookingAt())
                || END_OF_A_LISTING
                        .matcher(text.substring(Math.max(0, text.length() - LONGEST_END)))
                        .find()
                || column.find() && StorageClass.isKnown(column.group(1));
    }
}
