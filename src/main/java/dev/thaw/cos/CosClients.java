package dev.thaw.cos;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.client.api.LoggingScope;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

/**
 * Builds the REST client from settings of the run, not of the build. It follows no redirect, throws for no status, logs nothing
 * and trusts no certificate that does not verify.
 */
final class CosClients {

    /** Connections above the concurrency: those of attempts given up while connecting end a little later. */
    private static final int SPARE_CONNECTIONS = 8;

    private CosClients() {}

    static CosClient client(CosSettings settings, Signatories signatories) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create("https://each-call-brings-its-own.invalid"))
                .connectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, settings.concurrency() + SPARE_CONNECTIONS)
                .followRedirects(false)
                .disableDefaultMapper(true)
                .trustAll(false)
                .enableCompression(false)
                .loggingScope(LoggingScope.NONE)
                .userAgent("thaw")
                .register(new SigningFilter(signatories))
                .register(new LeftoverFilter())
                .httpClientOptionsCustomizer(options -> customize(options, settings.readTimeout()))
                .build(CosClient.class);
    }

    /** The idle time-out ends what no call waits for any more: a stalled body, or a connection made after its call was given up. */
    private static void customize(HttpClientOptions options, Duration readTimeout) {
        options.setProtocolVersion(HttpVersion.HTTP_1_1)
                .setUseAlpn(false)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) Math.min(Integer.MAX_VALUE, 2 * readTimeout.toMillis()));
    }
}
