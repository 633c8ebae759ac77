package dev.thaw.emulator.http;

import dev.thaw.emulator.EmbeddedCos;
import io.netty.channel.ChannelOption;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.OptionalInt;

/** One request on its connection, and the ways in which that may end. Each ending is journalled as it is decided. */
public final class Exchange {

    private static final int PROMISED_BEYOND_NOTHING = 64;

    private final HttpServerRequest http;
    private final EmulatedRequest request;
    private final EmbeddedCos cos;

    public Exchange(HttpServerRequest http, EmulatedRequest request, EmbeddedCos cos) {
        this.http = http;
        this.request = request;
        this.cos = cos;
    }

    /** Lets the request take effect. */
    public EmulatedResponse serve() {
        return cos.service().answer(request);
    }

    public EmulatedResponse refuse(EmulatedError refusal) {
        return cos.service().refuse(request, refusal);
    }

    public void send(EmulatedResponse answer) {
        send(answer, Duration.ZERO);
    }

    public void send(EmulatedResponse answer, Duration delay) {
        journal(OptionalInt.of(answer.status()));
        after(delay, () -> begin(answer).end(answer.body()));
    }

    public void sendHalf(EmulatedResponse answer) {
        journal(OptionalInt.of(answer.status()));
        int length = answer.body().length();
        Buffer half = answer.body().getBuffer(0, length / 2);
        String promised = (length == 0 ? PROMISED_BEYOND_NOTHING : length) + "";
        after(
                Duration.ZERO,
                () -> begin(answer.with("Content-Length", promised))
                        .write(half)
                        .onComplete(written -> http.connection().close()));
    }

    public void keepSilent() {
        journal(OptionalInt.empty());
    }

    /** Ends the connection with a TCP reset, which Vert.x itself does not offer. */
    public void reset() {
        journal(OptionalInt.empty());
        ConnectionBase connection = (ConnectionBase) http.connection();
        connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        connection.close();
    }

    private void after(Duration delay, Runnable sending) {
        long millis = delay.plus(cos.faults().latency()).toMillis();
        if (millis == 0) {
            sending.run();
        } else {
            cos.vertx().setTimer(millis, timer -> sendIfHeard(sending));
        }
    }

    /** The caller may have given up while the answer was held back. */
    private void sendIfHeard(Runnable sending) {
        if (!http.response().closed()) {
            sending.run();
        }
    }

    private HttpServerResponse begin(EmulatedResponse answer) {
        HttpServerResponse response = http.response().setStatusCode(answer.status());
        response.putHeader("Content-Length", answer.body().length() + "");
        answer.headers().forEach(response::putHeader);
        return response;
    }

    private void journal(OptionalInt status) {
        cos.journal().record(new RecordedRequest(request, cos.now(), status));
    }
}
