package dev.thaw.emulator.service;

import dev.thaw.emulator.http.EmulatedError;
import dev.thaw.emulator.http.EmulatedRequest;
import dev.thaw.emulator.http.EmulatedResponse;
import dev.thaw.emulator.http.RecordedRequest;
import dev.thaw.emulator.http.RequestLog;
import io.netty.channel.ChannelOption;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.OptionalInt;

/** One request on its connection, and the ways to answer it or not. Each is logged as soon as it is decided. */
public final class Exchange {

    private static final int LENGTH_OF_EMPTY = 64;

    private final HttpServerRequest http;
    private final EmulatedRequest request;
    private final CosService service;
    private final RequestLog log;
    private final Duration latency;
    private final Vertx vertx;

    /** @param latency by which every response is delayed */
    public Exchange(
            HttpServerRequest http,
            EmulatedRequest request,
            CosService service,
            RequestLog log,
            Duration latency,
            Vertx vertx) {
        this.http = http;
        this.request = request;
        this.service = service;
        this.log = log;
        this.latency = latency;
        this.vertx = vertx;
    }

    /** Performs the request, without sending the response. */
    public EmulatedResponse serve() {
        return service.answer(request);
    }

    public EmulatedResponse reject(EmulatedError error) {
        return service.reject(request, error);
    }

    public void send(EmulatedResponse answer) {
        send(answer, Duration.ZERO);
    }

    public void send(EmulatedResponse answer, Duration delay) {
        log(OptionalInt.of(answer.status()));
        after(delay, () -> begin(answer).end(answer.body()));
    }

    /** Sends half of the body, then closes the connection. */
    public void sendHalf(EmulatedResponse answer) {
        log(OptionalInt.of(answer.status()));
        int length = answer.body().length();
        Buffer half = answer.body().getBuffer(0, length / 2);
        String declared = (length == 0 ? LENGTH_OF_EMPTY : length) + "";
        after(
                Duration.ZERO,
                () -> begin(answer.with("Content-Length", declared))
                        .write(half)
                        .onComplete(written -> http.connection().close()));
    }

    /** Never answers; the connection stays open. */
    public void hang() {
        log(OptionalInt.empty());
    }

    /** Ends the connection with a TCP reset, which Vert.x does not offer. */
    public void reset() {
        log(OptionalInt.empty());
        ConnectionBase connection = (ConnectionBase) http.connection();
        connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        connection.close();
    }

    private void after(Duration delay, Runnable sending) {
        long millis = delay.plus(latency).toMillis();
        if (millis == 0) {
            sending.run();
        } else {
            vertx.setTimer(millis, timer -> sendIfConnected(sending));
        }
    }

    /** The caller may have closed the connection in the meantime. */
    private void sendIfConnected(Runnable sending) {
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

    private void log(OptionalInt status) {
        log.record(new RecordedRequest(request, service.now(), status));
    }
}
