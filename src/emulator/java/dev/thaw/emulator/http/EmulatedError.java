package dev.thaw.emulator.http;

import java.util.Map;

/** An error response by page "Error Codes", as an exception. */
public final class EmulatedError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, String> headers;
    private final transient Map<String, String> elements;

    public EmulatedError(int status, String code, String message) {
        this(status, code, message, Map.of(), Map.of());
    }

    private EmulatedError(
            int status, String code, String message, Map<String, String> headers, Map<String, String> elements) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.headers = headers;
        this.elements = elements;
    }

    public EmulatedError withHeaders(Map<String, String> added) {
        return new EmulatedError(status, code, message(), Map.copyOf(added), elements);
    }

    /** Adds elements to the body, such as {@code ServerTime}. */
    public EmulatedError withElements(Map<String, String> added) {
        return new EmulatedError(status, code, message(), headers, Map.copyOf(added));
    }

    public EmulatedResponse toResponse(EmulatedRequest request, String requestId) {
        if (request.method().equals("HEAD")) {
            return EmulatedResponse.empty(status).withAll(headers);
        }
        String resource = request.host() + request.target().path();
        String body = XmlText.parent(
                "Error",
                XmlText.element("Code", code),
                XmlText.element("Message", message()),
                XmlText.element("Resource", resource),
                XmlText.element("RequestId", requestId),
                XmlText.element("TraceId", requestId + "trace"),
                XmlText.elements(elements));
        return EmulatedResponse.xml(status, body).withAll(headers);
    }

    private String message() {
        String message = getMessage();
        return message == null ? code : message;
    }
}
