package dev.thaw.cos;

import dev.thaw.cos.AnswerReader.Portion;
import dev.thaw.object.ObjectRef;
import dev.thaw.restore.BucketPrefix;
import dev.thaw.restore.RestoreRequest;
import dev.thaw.signing.PercentEncoding;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import jakarta.ws.rs.ProcessingException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/** The wire of the REST client: builds URLs, waits no longer than told, and turns what breaks into a {@link WireFault}. */
final class RestWire implements CosWire {

    private static final Duration LEAST = Duration.ofMillis(1);

    /** Of a thousand entries, with keys of 850 bytes that are all percent signs. */
    private static final Portion PAGE = Portion.whole(8 << 20);
    /** Of an answer that ignores the range asked for. */
    private static final Portion OBJECT = Portion.whole(16 << 20);

    private final CosClient client;
    private final Endpoint endpoint;
    private final Signatories signatories;

    RestWire(CosSettings settings) {
        this.endpoint = settings.endpoint();
        this.signatories = new Signatories();
        this.client = CosClients.client(settings, signatories);
    }

    @Override
    public CosAnswer head(ObjectRef object, Attempt attempt) throws WireFault {
        return sent(object, attempt, Portion.NOTE, ticket -> client.head(uri(object), ticket));
    }

    @Override
    public CosAnswer probe(ObjectRef object, Attempt attempt) throws WireFault {
        return sent(object, attempt, Portion.NOTE, ticket -> client.read(uri(object), ticket, "bytes=0-0", null));
    }

    @Override
    public CosAnswer read(ObjectRef object, ByteRange range, Attempt attempt) throws WireFault {
        String etag = range.etag().orElse(null);
        return sent(object, attempt, OBJECT, ticket -> client.read(uri(object), ticket, range.header(), etag));
    }

    @Override
    public CosAnswer document(ObjectRef object, Optional<String> knownEtag, int most, Attempt attempt)
            throws WireFault {
        String etag = knownEtag.orElse(null);
        return sent(object, attempt, Portion.start(most), ticket -> client.readUnlessKnown(uri(object), ticket, etag));
    }

    @Override
    public CosAnswer list(BucketPrefix prefix, String marker, Attempt attempt) throws WireFault {
        URI uri = endpoint.bucketUri(prefix.bucket(), prefix.region(), ListQuery.of(prefix.prefix(), marker));
        String host = endpoint.host(prefix.bucket(), prefix.region());
        return sent(host, attempt, PAGE, ticket -> client.list(uri, ticket));
    }

    @Override
    public CosAnswer restore(RestoreRequest request, Attempt attempt) throws WireFault {
        ObjectRef object = request.object();
        URI uri = endpoint.uri(object, "restore" + version(object, "&"));
        byte[] body = RestoreBody.of(request);
        return sent(object, attempt, Portion.NOTE, ticket -> client.restore(uri, ticket, body));
    }

    private URI uri(ObjectRef object) {
        return endpoint.uri(object, version(object, ""));
    }

    private static String version(ObjectRef object, String separator) {
        return object.versionId()
                .map(id -> separator + "versionId=" + PercentEncoding.encode(id))
                .orElse("");
    }

    /** One call of the client, its ticket left open. */
    private interface Call extends Function<String, Uni<RestResponse<InputStream>>> {}

    private CosAnswer sent(ObjectRef object, Attempt attempt, Portion portion, Call call) throws WireFault {
        return sent(endpoint.host(object.bucket(), object.region()), attempt, portion, call);
    }

    private CosAnswer sent(String host, Attempt attempt, Portion portion, Call call) throws WireFault {
        Duration atMost = attempt.atMost().compareTo(LEAST) < 0 ? LEAST : attempt.atMost();
        String ticket = signatories.leave(new Signatory(host, attempt.key(), attempt.token()));
        try {
            return answer(call.apply(ticket), atMost, portion);
        } finally {
            signatories.forget(ticket);
        }
    }

    private static CosAnswer answer(Uni<RestResponse<InputStream>> call, Duration atMost, Portion portion)
            throws WireFault {
        try {
            return call.onItem()
                    .transformToUni(response -> AnswerReader.read(response, atMost, portion))
                    .await()
                    .atMost(atMost);
        } catch (TimeoutException late) {
            throw new WireFault("no answer within " + atMost.toMillis() + " ms", late);
        } catch (ProcessingException | VertxException | CompletionException | UncheckedIOException broken) {
            throw WireFault.of(broken);
        } catch (IllegalArgumentException noHttp) {
            // So does Netty call a first line that it cannot read.
            throw new WireFault("no answer that is HTTP: " + noHttp.getMessage(), noHttp);
        }
    }
}
