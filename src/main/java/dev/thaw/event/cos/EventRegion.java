package dev.thaw.event.cos;

import dev.thaw.event.json.InvalidInputException;
import dev.thaw.object.CosNames;
import java.util.List;
import java.util.Optional;

/** The region of an entry's bucket. An event names it in several fields, which are tried from the most reliable on. */
final class EventRegion {

    private static final int QUEUE_REGION = 3;

    private EventRegion() {}

    /**
     * @return long form
     * @throws dev.thaw.object.InvalidNameException if a field is not a valid region, even if another one is: such an event was not
     *     written by COS
     */
    static String of(CosEvent.Entry entry, Optional<String> hostRegion, Optional<String> functionRegion)
            throws InvalidInputException {
        CosEvent.CosBucket bucket = entry.cos().cosBucket();
        for (Optional<String> region : List.of(bucket.cosRegion(), bucket.s3Region(), bucket.region())) {
            region.ifPresent(CosNames::requireRegion);
        }
        return hostRegion
                .or(() -> bucket.cosRegion().flatMap(Regions::longForm))
                .or(() -> bucket.s3Region().flatMap(Regions::longForm))
                .or(() -> entry.event().eventQueue().flatMap(EventRegion::longFormIn))
                .or(() -> bucket.region().flatMap(Regions::longForm))
                .or(() -> functionRegion)
                .orElseThrow(() -> new InvalidInputException(
                        "cos.cosBucket.region",
                        "the region is unknown: neither url, cosRegion, s3Region, eventQueue nor region names it,"
                                + " and TENCENTCLOUD_REGION is not set"));
    }

    /** Reads {@code qcs:0:scf:ap-guangzhou:appid/…}; older queues have a short code, which is not used here. */
    private static Optional<String> longFormIn(String eventQueue) {
        String[] parts = eventQueue.split(":", -1);
        return parts.length > QUEUE_REGION && parts[QUEUE_REGION].contains("-")
                ? Regions.longForm(parts[QUEUE_REGION])
                : Optional.empty();
    }
}
