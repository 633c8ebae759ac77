package dev.thaw.function;

/**
 * What an invocation gives back, whichever way it came: an HTTP response in image mode, response or error in the poll loop.
 *
 * @param status of HTTP; 400 and more is an invocation that failed
 * @param contentType of the body
 * @param body JSON
 * @param credentialsExpired whether COS said so: this process will get no others, if they are those it was started with
 */
public record Answer(int status, String contentType, String body, boolean credentialsExpired) {

    static final String JSON = "application/json";

    Answer(int status, String contentType, String body) {
        this(status, contentType, body, false);
    }

    static Answer json(int status, String body) {
        return new Answer(status, JSON, body);
    }

    Answer withCredentialsExpired(boolean expired) {
        return new Answer(status, contentType, body, expired);
    }

    public boolean failed() {
        return status >= 400;
    }
}
