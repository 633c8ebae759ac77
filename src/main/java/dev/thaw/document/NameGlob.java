package dev.thaw.document;

import dev.thaw.object.InvalidNameException;
import dev.thaw.object.Names;
import dev.thaw.policy.Glob;
import java.util.Optional;

/** Reads globs on names, and warns of those that can hardly match what people expect of them. */
final class NameGlob {

    private NameGlob() {}

    static Optional<Glob> ofKey(Field field) {
        Optional<Glob> glob = Values.glob(field);
        if (glob.filter(pattern -> pattern.literalPrefix().startsWith("/")).isPresent()) {
            field.warning("matches only keys that begin with a slash themselves", "leave the first slash away");
        }
        return glob;
    }

    static Optional<Glob> ofBucket(Field field) {
        Optional<Glob> glob = Values.glob(field);
        if (glob.filter(pattern -> pattern.source().equals(pattern.literalPrefix()) && !isBucket(pattern.source()))
                .isPresent()) {
            field.warning(
                    "matches no bucket",
                    "write the full name, <name>-<appid>, or " + field.node().written() + "-*");
        }
        return glob;
    }

    private static boolean isBucket(String name) {
        try {
            Names.requireBucket(name);
            return true;
        } catch (InvalidNameException refused) {
            return false;
        }
    }
}
