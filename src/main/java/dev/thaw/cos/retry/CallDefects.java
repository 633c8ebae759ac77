package dev.thaw.cos.retry;

import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Exceptions that nobody foresaw, each of which is the failure of one object and no more. */
final class CallDefects {

    private static final Logger LOG = Logger.getLogger(CallDefects.class);
    private static final int PLACES = 12;

    private CallDefects() {}

    /** Without its message, which may quote a header with a secret: type and place tell what is to be repaired. */
    static Failure logged(RuntimeException defect) {
        String id = UUID.randomUUID().toString();
        LOG.errorf("defect %s in a call to COS: %s", id, places(defect));
        return Failure.temporary(
                OutcomeCode.UNREACHABLE, "thaw failed by a defect of its own; the log has it under " + id);
    }

    private static String places(Throwable defect) {
        var text = new StringBuilder();
        Throwable link = defect;
        for (int depth = 0; link != null && depth < PLACES; depth++) {
            text.append(depth == 0 ? "" : ", caused by ").append(link.getClass().getName());
            StackTraceElement[] places = link.getStackTrace();
            for (int i = 0; i < Math.min(PLACES, places.length); i++) {
                text.append(" at ").append(places[i]);
            }
            link = link.getCause();
        }
        return text.toString();
    }
}
