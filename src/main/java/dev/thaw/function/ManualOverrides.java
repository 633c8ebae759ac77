package dev.thaw.function;

import dev.thaw.event.Action;
import dev.thaw.event.ManualRequest;
import dev.thaw.restore.Overrides;
import dev.thaw.restore.Overrides.Look;

/** What a manual request wants otherwise than the rules say. */
final class ManualOverrides {

    private ManualOverrides() {}

    static Overrides of(ManualRequest request) {
        return new Overrides(request.tier(), request.days(), request.extend(), look(request));
    }

    /** A plan looks at nothing unless it is asked to; the others look, unless a listing is to be trusted. */
    private static Look look(ManualRequest request) {
        boolean head = request.inspect()
                .map(asked -> asked == ManualRequest.Inspect.HEAD)
                .orElse(request.action() != Action.PLAN);
        if (head) {
            return Look.AT_EACH;
        }
        return request.action() == Action.PLAN ? Look.AT_NONE : Look.AT_UNLISTED;
    }
}
