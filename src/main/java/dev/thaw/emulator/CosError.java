package dev.thaw.emulator;

import java.util.Map;

/** A refusal in the words of page "Error Codes", on its way to the caller. */
final class CosError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, String> headers;
    private final transient Map<String, String> elements;

    CosError(int status, String code, String message) {
        this(status, code, message, Map.of(), Map.of());
    }

    private CosError(
            int status, String code, String message, Map<String, String> headers, Map<String, String> elements) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.headers = headers;
        this.elements = elements;
    }

    CosError withHeaders(Map<String, String> added) {
        return new CosError(status, code, message(), Map.copyOf(added), elements);
    }

    /** Adds elements of the error's own to its body, {@code ServerTime}. */
    CosError withElements(Map<String, String> added) {
        return new CosError(status, code, message(), headers, Map.copyOf(added));
    }

    CosAnswer answer(CosRequest request, String requestId) {
        if (request.method().equals("HEAD")) {
            return CosAnswer.empty(status).withAll(headers);
        }
        String resource = request.host() + request.target().path();
        String body = Xml.parent(
                "Error",
                Xml.element("Code", code),
                Xml.element("Message", message()),
                Xml.element("Resource", resource),
                Xml.element("RequestId", requestId),
                Xml.element("TraceId", requestId + "trace"),
                Xml.elements(elements));
        return CosAnswer.xml(status, body).withAll(headers);
    }

    private String message() {
        String message = getMessage();
        return message == null ? code : message;
    }
}
