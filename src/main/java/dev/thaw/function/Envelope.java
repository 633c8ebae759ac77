package dev.thaw.function;

/** The answer that a Function URL turns into an HTTP response (page "Function URL"); the invocation itself succeeds. */
final class Envelope {

    private Envelope() {}

    static Answer around(Answer answer) {
        return Answer.json(200, Json.text(json -> {
                    json.writeStartObject();
                    json.writeBooleanField("isBase64Encoded", false);
                    json.writeNumberField("statusCode", answer.status());
                    json.writeObjectFieldStart("headers");
                    json.writeStringField("Content-Type", answer.contentType());
                    json.writeEndObject();
                    json.writeStringField("body", answer.body());
                    json.writeEndObject();
                }))
                .withCredentialsExpired(answer.credentialsExpired());
    }
}
