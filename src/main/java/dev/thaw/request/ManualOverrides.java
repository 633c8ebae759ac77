package dev.thaw.request;

import dev.thaw.event.manual.Action;
import dev.thaw.event.manual.ManualRequest;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.decision.RequestOverrides.InspectMode;

/** What a manual request wants otherwise than the rules say. */
final class ManualOverrides {

    private ManualOverrides() {}

    static RequestOverrides of(ManualRequest request) {
        return new RequestOverrides(request.tier(), request.days(), request.extend(), look(request));
    }

    /** A plan looks at nothing unless it is asked to; the others look, unless a listing is to be trusted. */
    private static InspectMode look(ManualRequest request) {
        boolean head = request.inspect()
                .map(asked -> asked == ManualRequest.Inspect.HEAD)
                .orElse(request.action() != Action.PLAN);
        if (head) {
            return InspectMode.ALWAYS;
        }
        return request.action() == Action.PLAN ? InspectMode.NEVER : InspectMode.UNLESS_LISTED;
    }
}
