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
 * Builds the REST client from settings of the run, not of the build. It follows no redirect, throws for no status, logs nothing
 * and trusts no certificate that does not verify.
 */
final class CosRestClientFactory {

    /**
     * The calls under way are bounded by {@link ConcurrencyLimiter}, so that nobody waits for a connection on the time of his call. This
     * leaves room for those of attempts given up while connecting, which end a little later.
     */
    private static final int CONNECTIONS_PER_CALL = 3;

    /** A connection that nobody uses is closed after so long, whatever the server says of keeping it. */
    private static final int IDLE_SECONDS = 20;

    /** Before that it is not used any more: the server's end may be closing. */
    private static final int USABLE_SECONDS = 15;

    private CosRestClientFactory() {}

    static CosRestClient client(CosSettings settings, PendingSignatures signatories, Connections connections) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create("https://each-call-brings-its-own.invalid"))
                .connectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .property(
                        QuarkusRestClientProperties.CONNECTION_POOL_SIZE, CONNECTIONS_PER_CALL * settings.concurrency())
                .property(QuarkusRestClientProperties.CONNECTION_TTL, USABLE_SECONDS)
                .followRedirects(false)
                .disableDefaultMapper(true)
                .trustAll(false)
                .enableCompression(false)
                .loggingScope(LoggingScope.NONE)
                .userAgent("thaw")
                .register(new SigningFilter(signatories))
                .register(new UnreadBodyFilter())
                .httpClientOptionsCustomizer(CosRestClientFactory::customize)
                .httpClientRequestCustomizer(connections::prepare)
                .build(CosRestClient.class);
    }

    private static void customize(HttpClientOptions options) {
        options.setProtocolVersion(HttpVersion.HTTP_1_1)
                .setUseAlpn(false)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout(IDLE_SECONDS);
    }
}
