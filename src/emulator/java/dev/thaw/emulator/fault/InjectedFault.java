package dev.thaw.emulator.fault;

import dev.thaw.emulator.http.EmulatedError;
import dev.thaw.emulator.http.EmulatedResponse;
import dev.thaw.emulator.service.Exchange;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A fault of one request. Each variant applies itself to the exchange. */
public sealed interface InjectedFault {

    void apply(Exchange exchange);

    /** An error response of the service, without effect. */
    record Answer(int status, String code, String message, Map<String, String> headers) implements InjectedFault {
        @Override
        public void apply(Exchange exchange) {
            exchange.send(exchange.reject(new EmulatedError(status, code, message).withHeaders(headers)));
        }

        public Answer withHeader(String name, String value) {
            return new Answer(status, code, message, Map.of(name, value));
        }
    }

    /** A response of an intermediary, without request id and without effect: the page of a proxy, a redirect. */
    record Foreign(int status, Map<String, String> headers, String body) implements InjectedFault {
        @Override
        public void apply(Exchange exchange) {
            exchange.send(EmulatedResponse.empty(status).withAll(headers).withBody(Buffer.buffer(body)));
        }
    }

    /** The connection is reset before the request takes effect. */
    record ResetBefore() implements InjectedFault {
        @Override
        public void apply(Exchange exchange) {
            exchange.reset();
        }
    }

    /** The connection is reset after the request took effect: the caller cannot know. */
    record ResetAfter() implements InjectedFault {
        @Override
        public void apply(Exchange exchange) {
            exchange.serve();
            exchange.reset();
        }
    }

    /** No response, on a connection that stays open. */
    record Silence(boolean takesEffect) implements InjectedFault {
        @Override
        public void apply(Exchange exchange) {
            if (takesEffect) {
                exchange.serve();
            }
            exchange.hang();
        }
    }

    /** An immediate effect, and a late response. */
    record Delay(Duration by) implements InjectedFault {
        @Override
        public void apply(Exchange exchange) {
            exchange.send(exchange.serve(), by);
        }
    }

    /** The real response breaks off in the middle of its body, and the connection is closed. */
    record HalfAnswer() implements InjectedFault {
        @Override
        public void apply(Exchange exchange) {
            exchange.sendHalf(exchange.serve());
        }
    }

    /** The real response with a wrong Content-Length: if it is too large, the caller waits for more. */
    record WrongLength(int by) implements InjectedFault {
        @Override
        public void apply(Exchange exchange) {
            EmulatedResponse answer = exchange.serve();
            exchange.send(answer.with("Content-Length", answer.body().length() + by + ""));
        }
    }

    /** The real response with another body: a number changed, a node more or less. */
    record Edited(UnaryOperator<String> edit) implements InjectedFault {
        @Override
        public void apply(Exchange exchange) {
            EmulatedResponse answer = exchange.serve();
            exchange.send(answer.withBody(Buffer.buffer(edit.apply(answer.body().toString()))));
        }
    }

    static Answer answer(int status, String code) {
        return new Answer(status, code, "As planned by the test.", Map.of());
    }

    static Answer slowDown() {
        return answer(503, "SlowDown");
    }

    static Answer unavailable() {
        return answer(503, "ServiceUnavailable");
    }

    static Answer internalError() {
        return answer(500, "InternalError");
    }

    /** Two writes of one name at the same moment. */
    static Answer pathConflict() {
        return answer(409, "PathConflict");
    }

    /** A copy that fails after its answer began: status 200, an error in the body, no effect. */
    static Answer errorInside200() {
        return answer(200, "InternalError");
    }

    static Answer expiredToken() {
        return answer(403, "ExpiredToken");
    }

    /** The error page of a proxy, of any length. */
    static Foreign html(int status, int length) {
        return new Foreign(status, Map.of("Content-Type", "text/html"), "<html>" + "x".repeat(length) + "</html>");
    }

    static Foreign redirect(String location) {
        return new Foreign(307, Map.of("Location", location), "");
    }
}
