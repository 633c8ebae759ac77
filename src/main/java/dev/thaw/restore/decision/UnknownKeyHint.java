package dev.thaw.restore.decision;

import dev.thaw.restore.store.Failure;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says of a key that COS does not know what its author may have meant; the key is asked for as it stands all the same. */
public final class UnknownKeyHint {

    public static final String CODE = "NoSuchKey";

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

    private UnknownKeyHint() {}

    /** The same failure, with a word on the key where it is an odd one. */
    static Failure explained(Failure failure, String bucket, String key) {
        return failure.code().filter(CODE::equals).isPresent()
                ? word(bucket, key)
                        .map(word -> failure.withDetail(failure.detail() + "; " + word))
                        .orElse(failure)
                : failure;
    }

    /** Empty of a key that is like most. */
    public static Optional<String> word(String bucket, String key) {
        if (!key.strip().equals(key)) {
            return Optional.of("the key begins or ends with blanks, which count");
        }
        if (key.startsWith("/")) {
            return Optional.of("the key begins with a slash, which counts");
        }
        if (key.indexOf('\\') >= 0) {
            return Optional.of("the key holds a backslash, and folders end in a slash");
        }
        if (key.startsWith(bucket + "/")) {
            return Optional.of("the key begins with the bucket's name, which is no part of it");
        }
        if (ESCAPE.matcher(key).find()) {
            return Optional.of(
                    "the key looks percent-encoded: keys stand as they are, unless a list is said to be \"encoded\"");
        }
        return key.indexOf(';') >= 0
                ? Optional.of("the key holds a semicolon, which separates no columns")
                : Optional.empty();
    }
}
