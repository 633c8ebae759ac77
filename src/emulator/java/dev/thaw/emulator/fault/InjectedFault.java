package dev.thaw.emulator.fault;

import dev.thaw.emulator.http.EmulatedError;
import dev.thaw.emulator.http.EmulatedResponse;
import dev.thaw.emulator.http.Exchange;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Map;

/** What goes wrong with one request. Each variant says in one line what it does to the exchange. */
public sealed interface InjectedFault {

    void strike(Exchange exchange);

    /** A refusal in the service's form, without effect. */
    record Answer(int status, String code, String message, Map<String, String> headers) implements InjectedFault {
        @Override
        public void strike(Exchange exchange) {
            exchange.send(exchange.refuse(new EmulatedError(status, code, message).withHeaders(headers)));
        }

        public Answer withHeader(String name, String value) {
            return new Answer(status, code, message, Map.of(name, value));
        }
    }

    /** An answer that is not of COS, without a request id and without effect: a proxy's page, a redirect. */
    record Foreign(int status, Map<String, String> headers, String body) implements InjectedFault {
        @Override
        public void strike(Exchange exchange) {
            exchange.send(EmulatedResponse.empty(status).withAll(headers).holding(Buffer.buffer(body)));
        }
    }

    /** The connection is reset, the request has had no effect. */
    record ResetBefore() implements InjectedFault {
        @Override
        public void strike(Exchange exchange) {
            exchange.reset();
        }
    }

    /** The connection is reset after the request took effect: the caller cannot know. */
    record ResetAfter() implements InjectedFault {
        @Override
        public void strike(Exchange exchange) {
            exchange.serve();
            exchange.reset();
        }
    }

    /** No answer ever, on a connection that stays open. */
    record Silence(boolean takesEffect) implements InjectedFault {
        @Override
        public void strike(Exchange exchange) {
            if (takesEffect) {
                exchange.serve();
            }
            exchange.keepSilent();
        }
    }

    /** The effect at once, the answer late. */
    record Delay(Duration by) implements InjectedFault {
        @Override
        public void strike(Exchange exchange) {
            exchange.send(exchange.serve(), by);
        }
    }

    /** The real answer breaks off in the middle of its body, and the connection ends. */
    record HalfAnswer() implements InjectedFault {
        @Override
        public void strike(Exchange exchange) {
            exchange.sendHalf(exchange.serve());
        }
    }

    /** The real answer, whose Content-Length is off by some bytes: too many make the caller wait for more. */
    record WrongLength(int by) implements InjectedFault {
        @Override
        public void strike(Exchange exchange) {
            EmulatedResponse answer = exchange.serve();
            exchange.send(answer.with("Content-Length", answer.body().length() + by + ""));
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

    static Answer expiredToken() {
        return answer(403, "ExpiredToken");
    }

    /** A proxy's error page, of any length. */
    static Foreign html(int status, int length) {
        return new Foreign(status, Map.of("Content-Type", "text/html"), "<html>" + "x".repeat(length) + "</html>");
    }

    static Foreign redirect(String location) {
        return new Foreign(307, Map.of("Location", location), "");
    }
}
