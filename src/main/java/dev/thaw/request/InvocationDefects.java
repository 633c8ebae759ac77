package dev.thaw.request;

import dev.thaw.restore.DefectLog;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Logs the defects of one invocation: type and stack trace, once per place. The messages of the exceptions are left out, because a
 * library may quote its input in them, secrets included. Thread-safe.
 */
public final class InvocationDefects implements DefectLog {

    private static final Logger LOG = Logger.getLogger(InvocationDefects.class);

    private final String requestId;
    private final Map<String, String> ids = new ConcurrentHashMap<>();

    public InvocationDefects(String requestId) {
        this.requestId = requestId;
    }

    @Override
    public String log(Throwable defect) {
        return ids.computeIfAbsent(place(defect), place -> {
            String id = UUID.randomUUID().toString();
            LOG.error("defect " + id + " in invocation " + requestId + ": " + DefectLog.describe(defect));
            return id;
        });
    }

    private static String place(Throwable defect) {
        StackTraceElement[] frames = defect.getStackTrace();
        return defect.getClass().getName() + (frames.length == 0 ? "" : " at " + frames[0]);
    }
}
