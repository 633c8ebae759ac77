package dev.thaw.config;

import dev.thaw.object.InvalidNameException;
import dev.thaw.object.ObjectRef;
import java.time.Duration;
import java.util.Optional;

/**
 * Where jobs are kept.
 *
 * @param prefix of their keys; ends in a slash
 * @param tick how often the program continues jobs by itself; absent where a timer of the platform does it
 */
public record JobsLocation(String bucket, String region, String prefix, Optional<Duration> tick) {

    private static final String SCHEME = "cos://";

    /** @throws IllegalArgumentException unless the address names a bucket and a prefix */
    static JobsLocation parse(String address, String region, Optional<Duration> tick) {
        String[] parts =
                address.startsWith(SCHEME) ? address.substring(SCHEME.length()).split("/", 2) : new String[0];
        if (parts.length < 2 || parts[1].isEmpty() || parts[1].startsWith("/") || parts[1].contains("//")) {
            throw new IllegalArgumentException(address);
        }
        String prefix = parts[1].endsWith("/") ? parts[1] : parts[1] + "/";
        try {
            ObjectRef.latest(parts[0], region, prefix + "probe");
        } catch (InvalidNameException e) {
            throw new IllegalArgumentException(address, e);
        }
        return new JobsLocation(parts[0], region, prefix, tick);
    }

    /** Whether an object is one of the files of jobs. */
    public boolean holds(ObjectRef object) {
        return object.bucket().equals(bucket) && object.key().startsWith(prefix);
    }

    /** The address, as in the setting. */
    @Override
    public String toString() {
        return SCHEME + bucket + "/" + prefix;
    }
}
