package dev.thaw.answer;

import dev.thaw.event.json.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why an invocation was refused, in the format of RFC 9457.
 *
 * @param status HTTP status
 * @param title the kind of problem
 * @param detail what is wrong, and what to do
 * @param field the offending field, in dotted notation
 * @param methods that the path has, if another one was used
 */
public record Problem(int status, String title, String detail, Optional<String> field, List<String> methods) {

    private static final String PROBLEM_JSON = "application/problem+json";

    public Problem {
        methods = List.copyOf(methods);
    }

    public Problem(int status, String title, String detail, Optional<String> field) {
        this(status, title, detail, field, List.of());
    }

    public Problem(int status, String title, String detail) {
        this(status, title, detail, Optional.empty());
    }

    public static Problem wrongMethod(String detail, List<String> methods) {
        return new Problem(405, "Wrong method", detail, Optional.empty(), methods);
    }

    public static Problem of(InvalidInputException invalid) {
        return switch (invalid.kind()) {
            case UNREADABLE -> new Problem(400, "Unreadable input", invalid.reason(), invalid.field());
            case INVALID -> new Problem(400, "Invalid input", invalid.reason(), invalid.field());
            case TOO_LARGE -> new Problem(413, "Input too large", invalid.reason(), invalid.field());
            case NOT_FOUND -> new Problem(404, "No such action", invalid.reason());
            case METHOD_NOT_ALLOWED -> wrongMethod(invalid.reason(), invalid.allowedMethods());
        };
    }

    public static Problem invalid(String field, String detail) {
        return new Problem(400, "Invalid input", detail, Optional.of(field));
    }

    public static Problem notAllowed(String bucket) {
        return new Problem(
                403,
                "Not allowed",
                "bucket " + bucket + " is not among those that THAW_BUCKETS allows",
                Optional.empty());
    }

    public static Problem noCredentials() {
        return new Problem(
                500,
                "No credentials",
                "nothing was sent: give the function a run role (SCF then sets TENCENTCLOUD_SECRETID, _SECRETKEY and"
                        + " _SESSIONTOKEN), or set THAW_SECRET_ID and THAW_SECRET_KEY");
    }

    public static Problem unsendable(String header) {
        return new Problem(
                500,
                "No credentials",
                "nothing was sent: the header " + header
                        + " contains characters other than visible ASCII, so it cannot be"
                        + " part of credentials; send it as SCF does, or set THAW_SECRET_ID and THAW_SECRET_KEY");
    }

    public static Problem defect(String errorId) {
        return new Problem(500, "Defect", "internal error; see " + errorId + " in the log");
    }

    public InvocationResponse response() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "about:blank");
        members.put("title", title);
        members.put("status", status);
        members.put("detail", detail);
        field.ifPresent(name -> members.put("field", name));
        return new InvocationResponse(status, PROBLEM_JSON, Json.object(members), false, methods);
    }
}
