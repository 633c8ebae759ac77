package dev.thaw.restore;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Hands out what entered, one at a time and in a fixed order; not safe for threads. */
public interface ObjectSource extends AutoCloseable {

    /** The next one; empty at the end. */
    Optional<Placed> next();

    /** Frees what the source holds; it is not asked any longer. To be called by who asked it, when he is done. */
    @Override
    default void close() {}

    /** Hands out what is all there. */
    static ObjectSource of(List<Placed> objects) {
        Iterator<Placed> rest = objects.iterator();
        return () -> rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
    }

    /**
     * One that entered, and where.
     *
     * @param position where to go on after it, in the words of its source
     */
    record Placed(Candidate candidate, String position) {

        private static final int BYTES_OF_MARK = 9;

        /** A short stand-in for the position, which may be a whole key. */
        String mark() {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(position.getBytes(StandardCharsets.UTF_8));
                return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, BYTES_OF_MARK));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java has no SHA-256", e);
            }
        }
    }
}
