package dev.thaw.cos.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call of COS Batch, which goes to the host of an account.
 *
 * @param query decoded, in the order to send
 * @param body XML; empty for none
 */
public record ControlCall(Kind kind, String path, Map<String, String> query, byte[] body) {

    private static final byte[] NONE = new byte[0];
    private static final int MOST_REASON = 200;

    /** Which call of the client it is. */
    enum Kind {
        CREATE_JOB,
        LIST_JOBS,
        DESCRIBE_JOB,
        UPDATE_STATUS
    }

    public static ControlCall createJob(byte[] xml) {
        return new ControlCall(Kind.CREATE_JOB, "/jobs", Map.of(), xml);
    }

    public static ControlCall describeJob(String jobId) {
        return new ControlCall(Kind.DESCRIBE_JOB, "/jobs/" + jobId, Map.of(), NONE);
    }

    /** @param after token of the page before; empty for the first */
    public static ControlCall listJobs(String after) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("maxResults", "1000");
        if (!after.isEmpty()) {
            query.put("nextToken", after);
        }
        return new ControlCall(Kind.LIST_JOBS, "/jobs", query, NONE);
    }

    public static ControlCall updateStatus(String jobId, String status, String reason) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("requestedJobStatus", status);
        query.put("statusUpdateReason", reason.length() <= MOST_REASON ? reason : reason.substring(0, MOST_REASON));
        return new ControlCall(Kind.UPDATE_STATUS, "/jobs/" + jobId + "/status", query, NONE);
    }
}
