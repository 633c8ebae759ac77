package dev.thaw.cos;

import dev.thaw.restore.RestoreRequest;
import java.nio.charset.StandardCharsets;

/** The body of a restore request (page "POST Object restore"). Numbers and words of our own: nothing in it needs escaping. */
final class RestoreBody {

    private RestoreBody() {}

    static byte[] of(RestoreRequest request) {
        String days =
                request.days().map(number -> "<Days>" + number + "</Days>").orElse("");
        String tier = "<Tier>" + request.tier().wireName() + "</Tier>";
        return ("<RestoreRequest>" + days + "<CASJobParameters>" + tier + "</CASJobParameters></RestoreRequest>")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
