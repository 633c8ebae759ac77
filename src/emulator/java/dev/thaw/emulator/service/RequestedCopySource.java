package dev.thaw.emulator.service;

import dev.thaw.emulator.http.EmulatedDate;
import dev.thaw.emulator.http.EmulatedError;
import dev.thaw.emulator.http.EmulatedPercentCoding;
import dev.thaw.emulator.http.EmulatedRequest;
import dev.thaw.emulator.store.BucketStore;
import dev.thaw.emulator.store.StoredObject;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The source of a copy as the header {@code x-cos-copy-source} names it, with the conditions on it.
 *
 * @param key decoded
 */
record RequestedCopySource(EmulatedRequest request, String bucket, String key, Optional<String> versionId) {

    private static final String CONDITION = "x-cos-copy-source-if-";

    /** The key has to be percent-encoded: no blank, no question mark, nothing beyond ASCII. */
    private static final Pattern FORM = Pattern.compile(
            "([a-z0-9-]+-\\d+)\\.cos\\.[a-z0-9-]+\\.(?:myqcloud\\.com|tencentcos\\.cn)/([!-~&&[^?#\"<>]]+)"
                    + "(?:\\?versionId=([!-~&&[^&]]+))?");

    static RequestedCopySource of(EmulatedRequest request) {
        Matcher form = FORM.matcher(request.header("x-cos-copy-source").orElse(""));
        if (!form.matches()) {
            throw malformed();
        }
        String key = EmulatedPercentCoding.decode(form.group(2)).orElseThrow(RequestedCopySource::malformed);
        Optional<String> version = Optional.ofNullable(form.group(3))
                .map(id -> EmulatedPercentCoding.decode(id).orElseThrow(RequestedCopySource::malformed));
        return new RequestedCopySource(request, form.group(1), key, version);
    }

    StoredObject find(BucketStore store) {
        try {
            return store.bucket(bucket).find(key, versionId);
        } catch (EmulatedError missing) {
            throw new EmulatedError(404, "NoSuchCopySource", "The copy source does not exist.");
        }
    }

    /** Whether the request copies an object onto itself. */
    boolean isTargetOf(EmulatedRequest target) {
        return bucket.equals(target.bucket()) && key.equals(target.key()) && versionId.isEmpty();
    }

    /** @throws EmulatedError if a condition on the source does not hold; If-Match outranks If-Unmodified-Since */
    void checkConditions(StoredObject source) {
        String etag = source.content().etag();
        Optional<String> match = condition("match");
        Optional<String> noneMatch = condition("none-match");
        boolean holds = match.map(wanted -> names(wanted, etag))
                        .orElseGet(() -> condition("unmodified-since")
                                .flatMap(EmulatedDate::parse)
                                .filter(modifiedAfter(source))
                                .isEmpty())
                && noneMatch
                        .map(unwanted -> !names(unwanted, etag))
                        .orElseGet(() -> condition("modified-since")
                                .flatMap(EmulatedDate::parse)
                                .filter(modifiedAfter(source).negate())
                                .isEmpty());
        if (!holds) {
            throw new EmulatedError(412, "PreconditionFailed", "A precondition did not hold.");
        }
    }

    private Optional<String> condition(String name) {
        return request.header(CONDITION + name);
    }

    private static Predicate<Instant> modifiedAfter(StoredObject source) {
        return time -> source.lastModified().getEpochSecond() > time.getEpochSecond();
    }

    private static boolean names(String condition, String etag) {
        return condition.equals(etag) || ('"' + condition + '"').equals(etag);
    }

    private static EmulatedError malformed() {
        return new EmulatedError(
                400,
                "InvalidCopySource",
                "x-cos-copy-source has to be <bucket>.cos.<region>.myqcloud.com/<encoded key>[?versionId=<id>].");
    }
}
