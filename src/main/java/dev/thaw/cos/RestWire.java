package dev.thaw.cos;

import dev.thaw.object.ObjectRef;
import dev.thaw.restore.BucketPrefix;
import dev.thaw.restore.RestoreRequest;
import dev.thaw.signing.PercentEncoding;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/** The wire of the REST client: builds URLs, waits no longer than told, and turns what breaks into a {@link WireFault}. */
final class RestWire implements CosWire, DocumentWire {

    private static final Duration LEAST = Duration.ofMillis(1);

    /** Of a thousand entries, with keys of 850 bytes that are all percent signs. */
    private static final int LONGEST_PAGE = 8 << 20;
    /** Of an answer that ignores the range asked for. */
    private static final int LONGEST_OBJECT = 16 << 20;

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
        URI uri = endpoint.uri(object, version(object, ""));
        return sent(object, attempt, AnswerReader.LONGEST_NOTE, ticket -> client.head(uri, ticket));
    }

    @Override
    public CosAnswer probe(ObjectRef object, Attempt attempt) throws WireFault {
        URI uri = endpoint.uri(object, version(object, ""));
        return sent(object, attempt, AnswerReader.LONGEST_NOTE, ticket -> client.read(uri, ticket, "bytes=0-0", null));
    }

    @Override
    public CosAnswer read(ObjectRef object, ByteRange range, Attempt attempt) throws WireFault {
        URI uri = endpoint.uri(object, version(object, ""));
        String etag = range.etag().orElse(null);
        return sent(object, attempt, LONGEST_OBJECT, ticket -> client.read(uri, ticket, range.header(), etag));
    }

    @Override
    public CosAnswer list(BucketPrefix prefix, String marker, Attempt attempt) throws WireFault {
        URI uri = endpoint.bucketUri(prefix.bucket(), prefix.region(), ListQuery.of(prefix.prefix(), marker));
        String host = endpoint.host(prefix.bucket(), prefix.region());
        return sent(host, attempt, LONGEST_PAGE, ticket -> client.list(uri, ticket));
    }

    @Override
    public CosAnswer restore(RestoreRequest request, Attempt attempt) throws WireFault {
        ObjectRef object = request.object();
        URI uri = endpoint.uri(object, "restore" + version(object, "&"));
        byte[] body = RestoreBody.of(request);
        return sent(object, attempt, AnswerReader.LONGEST_NOTE, ticket -> client.restore(uri, ticket, body));
    }

    @Override
    public Document document(ObjectRef object, Optional<String> knownEtag, int most, Attempt attempt) throws WireFault {
        URI uri = endpoint.uri(object, version(object, ""));
        return sent(
                endpoint.host(object.bucket(), object.region()),
                attempt,
                ticket -> client.readUnlessKnown(uri, ticket, knownEtag.orElse(null)),
                (response, atMost) -> DocumentReader.read(response, most, atMost));
    }

    private static String version(ObjectRef object, String separator) {
        return object.versionId()
                .map(id -> separator + "versionId=" + PercentEncoding.encode(id))
                .orElse("");
    }

    /** One call of the client, its ticket left open. */
    private interface Call extends Function<String, Uni<RestResponse<InputStream>>> {}

    private CosAnswer sent(ObjectRef object, Attempt attempt, int longest, Call call) throws WireFault {
        return sent(endpoint.host(object.bucket(), object.region()), attempt, longest, call);
    }

    private CosAnswer sent(String host, Attempt attempt, int longest, Call call) throws WireFault {
        return sent(host, attempt, call, (response, atMost) -> AnswerReader.read(response, atMost, longest));
    }

    private <T> T sent(String host, Attempt attempt, Call call, Reading<T> reading) throws WireFault {
        String ticket = signatories.leave(new Signatory(host, attempt.key(), attempt.token()));
        try {
            return answer(
                    call.apply(ticket), attempt.atMost().compareTo(LEAST) < 0 ? LEAST : attempt.atMost(), reading);
        } finally {
            signatories.forget(ticket);
        }
    }

    /** What is read of a response, in how much time. */
    private interface Reading<T> {
        Uni<T> read(RestResponse<InputStream> response, Duration atMost);
    }

    private static <T> T answer(Uni<RestResponse<InputStream>> call, Duration atMost, Reading<T> reading)
            throws WireFault {
        try {
            return call.onItem()
                    .transformToUni(response -> reading.read(response, atMost))
                    .await()
                    .atMost(atMost);
        } catch (TimeoutException late) {
            throw new WireFault("no answer within " + atMost.toMillis() + " ms", late);
        } catch (ProcessingException | VertxException | CompletionException | UncheckedIOException broken) {
            throw new WireFault("no answer: " + reason(broken), broken);
        } catch (IllegalArgumentException noHttp) {
            // So does Netty call a first line that it cannot read.
            throw new WireFault("no answer that is HTTP: " + noHttp.getMessage(), noHttp);
        }
    }

    /** What broke at the bottom, such as a certificate in a handshake; what never was about the wire is a defect. */
    private static String reason(RuntimeException broken) {
        Throwable root = broken;
        boolean ofTheWire = isOfTheWire(root);
        while (root.getCause() != null) {
            root = root.getCause();
            ofTheWire |= isOfTheWire(root);
        }
        if (!ofTheWire) {
            throw broken;
        }
        return root.getClass().getSimpleName() + " " + root.getMessage();
    }

    private static boolean isOfTheWire(Throwable broken) {
        return broken instanceof IOException || broken instanceof VertxException;
    }
}
