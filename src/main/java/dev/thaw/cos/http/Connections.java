package dev.thaw.cos.http;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.util.concurrent.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.impl.HttpClientConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open connections of the client over all hosts. An event may name thousands of hosts, so beyond a number of open connections
 * each further request is the last one on its connection. Safe for threads.
 */
final class Connections {

    /** The path of a request that only opens a connection; it is never sent. */
    static final String CONNECT_ONLY = "/thaw-connects-ahead";

    private static final long CLOSE_TIMEOUT_MILLIS = 100;

    private final int maxKept;
    private final Map<Channel, String> servers = new ConcurrentHashMap<>();

    Connections(int maxKept) {
        this.maxKept = maxKept;
    }

    /** Sets up the connection of a request that is about to be sent. */
    void prepare(HttpClientRequest request) {
        Channel channel = ((HttpClientConnection) request.connection()).channel();
        try {
            if (channel.pipeline().get(ResponseCodec.class) == null) {
                channel.pipeline().replace(HttpClientCodec.class, "codec", new ResponseCodec());
                servers.put(channel, request.getHost() + ":" + request.getPort());
                channel.closeFuture().addListener(closed -> servers.remove(channel));
            }
        } catch (NoSuchElementException closedMeanwhile) {
            giveUp(request);
        }
        if (servers.size() > maxKept) {
            request.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        if (request.path().equals(CONNECT_ONLY)) {
            giveUp(request);
        }
    }

    /** Nothing of it is written yet, so that its connection goes back to the pool. Without a handler the client would log an error. */
    private static void giveUp(HttpClientRequest request) {
        request.exceptionHandler(expected -> {});
        request.reset();
    }

    /**
     * Closes the connections to a server that have received no response since then: if one of them died silently, the others of
     * that time are probably dead, too.
     *
     * @param server host and port
     * @param nanos of {@link System#nanoTime}
     */
    void closeIdle(String server, long nanos) {
        List<Future<?>> closing = new ArrayList<>();
        servers.forEach((channel, itsServer) -> {
            if (itsServer.equals(server)) {
                closing.add(closeIfIdle(channel, nanos));
            }
        });
        // The next attempt must not get one of them.
        closing.forEach(each -> each.awaitUninterruptibly(CLOSE_TIMEOUT_MILLIS));
    }

    /** Closes all unused connections to free file descriptors. */
    void closeIdle() {
        servers.keySet().forEach(channel -> closeIfIdle(channel, System.nanoTime()));
    }

    private static Future<?> closeIfIdle(Channel channel, long nanos) {
        return channel.eventLoop().submit(() -> {
            ResponseCodec codec = channel.pipeline().get(ResponseCodec.class);
            if (codec != null && codec.isIdleSince(nanos)) {
                channel.close();
            }
        });
    }
}
