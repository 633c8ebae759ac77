package dev.thaw.cos.endpoint;

import dev.thaw.object.PercentCoding;

/**
 * Encodes a key as the path of a URL that no intermediary can normalise: it has neither empty segments nor dot segments, since a
 * slash that would make one is sent as {@code %2F}. The vendor's SDKs send some such keys wrongly, for example one that starts with
 * a slash.
 */
public final class EncodedKey {

    private EncodedKey() {}

    /** The encoded path with its leading slash; decoded, it is {@code "/" + key}. */
    public static String path(String key) {
        if (isDots(key)) {
            return "/" + key.replace(".", "%2E");
        }
        String[] segments = key.split("/", -1);
        var path = new StringBuilder("/").append(PercentCoding.encode(segments[0]));
        for (int i = 1; i < segments.length; i++) {
            path.append(slash(segments[i - 1], segments[i])).append(PercentCoding.encode(segments[i]));
        }
        return path.toString();
    }

    private static String slash(String before, String after) {
        return before.isEmpty() || isDots(before) || isDots(after) ? "%2F" : "/";
    }

    private static boolean isDots(String segment) {
        return segment.equals(".") || segment.equals("..");
    }
}
