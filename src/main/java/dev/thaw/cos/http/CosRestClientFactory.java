package dev.thaw.cos.http;

import dev.thaw.cos.endpoint.CosSettings;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.client.api.LoggingScope;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

/**
 * Builds the REST client from run-time settings. The client follows no redirects, throws for no status, logs nothing and trusts
 * only certificates that verify.
 */
final class CosRestClientFactory {

    /** An unused connection is closed after this time, whatever the server says about keeping it. */
    private static final int IDLE_SECONDS = 20;

    /** From this age on it is not used again: the server may be closing it. */
    private static final int USABLE_SECONDS = 15;

    private CosRestClientFactory() {}

    static CosRestClient client(CosSettings settings, Connections connections) {
        return client(settings, connections, CosRestClient.class);
    }

    static BatchRestClient batch(CosSettings settings, Connections connections) {
        return client(settings, connections, BatchRestClient.class);
    }

    private static <T> T client(CosSettings settings, Connections connections, Class<T> type) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create("https://each-call-brings-its-own.invalid"))
                .connectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                // As many as ConcurrencyLimiter admits calls: one that begins before the last one's connection is back
                // waits for
                // that moment, and opens none.
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, settings.concurrency())
                .property(QuarkusRestClientProperties.CONNECTION_TTL, USABLE_SECONDS)
                .followRedirects(false)
                .disableDefaultMapper(true)
                .trustAll(false)
                .enableCompression(false)
                .loggingScope(LoggingScope.NONE)
                .userAgent("thaw")
                .register(new UnreadBodyFilter())
                .httpClientOptionsCustomizer(CosRestClientFactory::customize)
                .httpClientRequestCustomizer(connections::prepare)
                .build(type);
    }

    private static void customize(HttpClientOptions options) {
        options.setProtocolVersion(HttpVersion.HTTP_1_1)
                .setUseAlpn(false)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout(IDLE_SECONDS);
    }
}
