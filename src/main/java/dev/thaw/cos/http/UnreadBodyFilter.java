package dev.thaw.cos.http;

import dev.thaw.object.PercentCoding;
import io.netty.util.concurrent.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.impl.HttpClientConnection;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientResponseFilter;

/**
 * Drops the connection of a response that was not read to its end, or not in time. The client alone would go on receiving the
 * rest, however long, and would keep the connection's place in the pool. The response filter runs on the event loop: on a worker
 * thread it would wait for the threads that wait for the response.
 */
final class UnreadBodyFilter implements ClientRequestFilter, ResteasyReactiveClientResponseFilter {

    /** Brings the end of a request's time ({@link System#nanoTime}) through the client; this filter takes it off, it is never sent. */
    static final String END = "x-thaw-read-until";

    /** Brings headers whose names are only known at run time; this filter unpacks them. */
    static final String MORE = "x-thaw-more-headers";

    @Override
    public void filter(ClientRequestContext request) {
        request.setProperty(END, Long.parseLong(request.getHeaderString(END)));
        request.getHeaders().remove(END);
        String more = request.getHeaderString(MORE);
        if (more != null) {
            request.getHeaders().remove(MORE);
            for (String header : more.split("&")) {
                int equals = header.indexOf('=');
                request.getHeaders()
                        .putSingle(
                                PercentCoding.decode(header.substring(0, equals))
                                        .orElseThrow(),
                                PercentCoding.decode(header.substring(equals + 1))
                                        .orElseThrow());
            }
        }
    }

    @Override
    public void filter(ResteasyReactiveClientRequestContext request, ClientResponseContext response) {
        InputStream body = response.getEntityStream();
        if (body != null) {
            long end = (Long) request.getProperty(END);
            response.setEntityStream(new Body(body, request.unwrap(HttpClientRequest.class), end));
        }
    }

    private static final class Body extends FilterInputStream {

        private final HttpClientRequest request;
        private final Future<?> reset;
        private boolean complete;

        Body(InputStream body, HttpClientRequest request, long end) {
            super(body);
            this.request = request;
            this.reset = ((HttpClientConnection) request.connection())
                    .channel()
                    .eventLoop()
                    .schedule(() -> request.reset(), end - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            complete |= read < 0;
            return read;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            complete |= read < 0;
            return read;
        }

        @Override
        public void close() throws IOException {
            reset.cancel(false);
            if (!complete) {
                request.reset();
            }
            super.close();
        }
    }
}
