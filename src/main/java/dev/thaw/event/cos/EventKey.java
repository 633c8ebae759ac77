package dev.thaw.event.cos;

import dev.thaw.object.PercentCoding;
import java.util.List;
import java.util.Optional;

/**
 * The key of an event. Whether an event encodes it is not documented, and both have been observed. So the field {@code key} is
 * compared with the path of {@code url}. A plus sign is a plus sign.
 */
final class EventKey {

    private EventKey() {}

    static String of(String eventKey, CosEvent.CosBucket bucket, Optional<ObjectUrl> url) {
        String key = stripped(eventKey, "/" + bucket.appid() + "/" + bucket.name() + "/");
        return url.map(known -> fromUrl(key, known)).orElse(key);
    }

    /** Removes the prefix that the event adds, once: the key itself may begin with the same text. */
    private static String stripped(String eventKey, String prefix) {
        if (eventKey.startsWith(prefix)) {
            return eventKey.substring(prefix.length());
        }
        return eventKey.startsWith("/") ? eventKey.substring(1) : eventKey;
    }

    private static String fromUrl(String key, ObjectUrl url) {
        String path = PercentCoding.decodeWhereValid(url.encodedPath());
        String pathAlone = url.encodedPath().contains("?")
                ? PercentCoding.decodeWhereValid(withoutQuery(url.encodedPath()))
                : path;
        for (String candidate : List.of(key, PercentCoding.decodeWhereValid(key))) {
            if (candidate.equals(path) || candidate.equals(pathAlone)) {
                return candidate;
            }
        }
        return url.ofBucket() && !pathAlone.isEmpty() ? pathAlone : key;
    }

    private static String withoutQuery(String encodedPath) {
        return encodedPath.substring(0, encodedPath.indexOf('?'));
    }
}
