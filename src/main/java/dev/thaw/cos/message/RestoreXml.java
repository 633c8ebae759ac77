package dev.thaw.cos.message;

import dev.thaw.restore.store.RestoreRequest;
import java.nio.charset.StandardCharsets;

/** The body of a restore request ("POST Object restore", 436/12633). Numbers and fixed words only: nothing needs escaping. */
public final class RestoreXml {

    private RestoreXml() {}

    public static byte[] of(RestoreRequest request) {
        String days =
                request.days().map(number -> "<Days>" + number + "</Days>").orElse("");
        String tier = "<Tier>" + request.tier().wireName() + "</Tier>";
        return ("<RestoreRequest>" + days + "<CASJobParameters>" + tier + "</CASJobParameters></RestoreRequest>")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
