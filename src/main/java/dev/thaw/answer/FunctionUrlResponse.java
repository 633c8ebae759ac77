package dev.thaw.answer;

import java.util.Map;

/** The answer that a Function URL turns into an HTTP response (page "Function URL"); the invocation itself succeeds. */
public final class FunctionUrlResponse {

    private FunctionUrlResponse() {}

    public static InvocationResponse around(InvocationResponse answer) {
        return InvocationResponse.json(200, Json.text(json -> {
                    json.writeStartObject();
                    json.writeBooleanField("isBase64Encoded", false);
                    json.writeNumberField("statusCode", answer.status());
                    json.writeObjectFieldStart("headers");
                    for (Map.Entry<String, String> header : answer.headers().entrySet()) {
                        json.writeStringField(header.getKey(), header.getValue());
                    }
                    json.writeEndObject();
                    json.writeStringField("body", answer.body());
                    json.writeEndObject();
                }))
                .withCredentialsExpired(answer.credentialsExpired());
    }
}
