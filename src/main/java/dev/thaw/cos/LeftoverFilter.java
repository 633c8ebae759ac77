package dev.thaw.cos;

import io.vertx.core.http.HttpClientRequest;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;

/**
 * Drops the connection of an answer that was not read to its end. The client alone would go on receiving the rest, however
 * long, and keep the connection's place in the pool meanwhile.
 */
final class LeftoverFilter implements ClientResponseFilter {

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        InputStream body = response.getEntityStream();
        if (body != null && request instanceof ResteasyReactiveClientRequestContext context) {
            response.setEntityStream(new Body(body, context.unwrap(HttpClientRequest.class)));
        }
    }

    private static final class Body extends FilterInputStream {

        private final HttpClientRequest request;
        private boolean complete;

        Body(InputStream body, HttpClientRequest request) {
            super(body);
            this.request = request;
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
            if (!complete) {
                request.reset();
            }
            super.close();
        }
    }
}
