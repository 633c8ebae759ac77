package dev.thaw.policy.glob;

import dev.thaw.object.CosNames;
import dev.thaw.object.InvalidNameException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Detects globs that cannot match a bucket, since bucket names have the form {@code <name>-<appid>}. */
public final class BucketGlob {

    private static final Pattern ALPHABET = Pattern.compile("[a-z0-9*?{},\\\\-]+");
    private static final Pattern STRUCTURED = Pattern.compile(".*[{}\\\\].*");
    private static final Pattern TAIL = Pattern.compile("[0-9]*|.*-[0-9]+");
    private static final Pattern ACCOUNT_TWICE = Pattern.compile("(.*-([0-9]{6,}))-\\2");

    private BucketGlob() {}

    /** Whether a bucket may match; false only if that is certain. */
    public static boolean mayMatch(Glob glob) {
        String source = glob.source();
        if (glob.literal().isPresent()) {
            return isBucket(glob.literal().get());
        }
        return ALPHABET.matcher(source).matches()
                && (STRUCTURED.matcher(source).matches()
                        || TAIL.matcher(afterLastWildcard(source)).matches());
    }

    /** The glob with the account number once, if it ends with it twice. */
    public static Optional<String> withAccountOnce(String source) {
        return Optional.of(ACCOUNT_TWICE.matcher(source))
                .filter(Matcher::matches)
                .map(twice -> twice.group(1));
    }

    private static String afterLastWildcard(String source) {
        return source.substring(Math.max(source.lastIndexOf('*'), source.lastIndexOf('?')) + 1);
    }

    private static boolean isBucket(String name) {
        try {
            CosNames.requireBucket(name);
            return true;
        } catch (InvalidNameException refused) {
            return false;
        }
    }
}
