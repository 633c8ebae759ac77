package dev.thaw.restore.decision;

import dev.thaw.object.ObjectRef;
import dev.thaw.restore.store.Failure;
import java.util.Optional;
import java.util.regex.Pattern;

/** Explains a key that COS does not know, if it looks like a mistake. The key is sent as it is in any case. */
public final class UnknownKeyHint {

    private static final String NO_SUCH_KEY = "NoSuchKey";
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

    private UnknownKeyHint() {}

    /** Whether the failure says that there is no such object. */
    public static boolean isNoSuchKey(Failure failure) {
        return failure.code().filter(NO_SUCH_KEY::equals).isPresent();
    }

    /** The failure, with a hint if it says that there is no such object and the key looks like a mistake. */
    static Failure addTo(Failure failure, ObjectRef object) {
        return Optional.of(object)
                .filter(unknown -> isNoSuchKey(failure))
                .flatMap(UnknownKeyHint::of)
                .map(hint -> failure.withDetail(failure.detail() + "; " + hint))
                .orElse(failure);
    }

    /** Empty if the key looks like most keys. */
    public static Optional<String> of(ObjectRef object) {
        String key = object.key();
        if (!key.strip().equals(key)) {
            return Optional.of("the key begins or ends with blanks, which count");
        }
        if (key.startsWith("/")) {
            return Optional.of("the key begins with a slash, which counts");
        }
        if (key.indexOf('\\') >= 0) {
            return Optional.of("the key holds a backslash, but folders end with a slash");
        }
        if (key.startsWith(object.bucket() + "/")) {
            return Optional.of("the key begins with the bucket's name, which is not part of a key");
        }
        if (ESCAPE.matcher(key).find()) {
            return Optional.of(
                    "the key looks percent-encoded: keys are taken as they are, unless a list is marked \"encoded\"");
        }
        return key.indexOf(';') >= 0
                ? Optional.of("the key holds a semicolon, which does not separate columns")
                : Optional.empty();
    }
}
