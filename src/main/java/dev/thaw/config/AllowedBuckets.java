package dev.thaw.config;

import dev.thaw.policy.glob.BucketGlob;
import dev.thaw.policy.glob.Glob;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The buckets that Thaw may touch. All others are refused, whatever an event or a request names.
 *
 * @param globs a bucket is allowed if it matches any of them
 */
public record AllowedBuckets(List<Glob> globs) implements Predicate<String> {

    private static final Pattern BUCKET_GLOB = Pattern.compile("[a-z0-9*?-]+");

    public AllowedBuckets {
        globs = globs.stream().distinct().toList();
    }

    /** @throws IllegalArgumentException unless each of the comma-separated entries can match a bucket */
    static AllowedBuckets parse(String text) {
        return new AllowedBuckets(entries(text).map(AllowedBuckets::glob).toList());
    }

    /** The first entry that ends in the account's number twice, without the second; no bucket has such a name. */
    static Optional<String> withAccountOnce(String text) {
        return entries(text)
                .flatMap(entry -> BucketGlob.withAccountOnce(entry).stream())
                .findFirst();
    }

    private static Stream<String> entries(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip);
    }

    /** A glob that no bucket can match would silently lock out the intended bucket. */
    private static Glob glob(String text) {
        if (!BUCKET_GLOB.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        Glob glob = Glob.compile(text);
        if (!BucketGlob.mayMatch(glob)) {
            throw new IllegalArgumentException(text);
        }
        return glob;
    }

    @Override
    public boolean test(String bucket) {
        return globs.stream().anyMatch(glob -> glob.matches(bucket));
    }

    /** The bucket of requests that name none: the only one that is allowed, if it is a full name. */
    public Optional<String> only() {
        return globs.size() == 1 ? globs.get(0).literal() : Optional.empty();
    }
}
