package dev.thaw.cos.http;

import dev.thaw.object.PercentCoding;

/** The query of page "GET Bucket (List Objects)", encoded. */
final class ListQuery {

    /** Keys come percent-encoded, since XML has no way to write some of them. */
    private static final String ALWAYS = "max-keys=1000&encoding-type=url";

    private ListQuery() {}

    static String of(String prefix, String marker) {
        return ALWAYS + parameter("prefix", prefix) + parameter("marker", marker);
    }

    private static String parameter(String name, String value) {
        return value.isEmpty() ? "" : "&" + name + "=" + PercentCoding.encode(value);
    }
}
