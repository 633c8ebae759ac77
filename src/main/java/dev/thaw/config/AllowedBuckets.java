package dev.thaw.config;

import dev.thaw.policy.glob.Glob;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The buckets that may be touched at all.
 *
 * @param globs any of them
 */
public record AllowedBuckets(List<Glob> globs) implements Predicate<String> {

    public AllowedBuckets {
        globs = globs.stream().distinct().toList();
    }

    @Override
    public boolean test(String bucket) {
        return globs.stream().anyMatch(glob -> glob.matches(bucket));
    }

    /** The one bucket that is meant where a request names none. */
    public Optional<String> only() {
        return globs.size() == 1 ? globs.get(0).literal() : Optional.empty();
    }
}
