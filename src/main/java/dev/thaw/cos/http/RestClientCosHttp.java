package dev.thaw.cos.http;

import dev.thaw.cos.endpoint.CosSettings;
import dev.thaw.cos.endpoint.Endpoint;
import dev.thaw.cos.http.ResponseReader.BodyLimit;
import dev.thaw.cos.message.ByteRange;
import dev.thaw.cos.message.CosResponse;
import dev.thaw.cos.message.RestoreXml;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.PercentCoding;
import dev.thaw.restore.store.BucketPrefix;
import dev.thaw.restore.store.RestoreRequest;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/** The wire of the REST client: builds URLs, waits no longer than told, and turns what breaks into a {@link TransportException}. */
public final class RestClientCosHttp implements CosHttp {

    private static final Duration LEAST = Duration.ofMillis(1);

    /** Rounds up to whole milliseconds. */
    private static final Duration ALMOST = Duration.ofNanos(999_999);

    /** Of a thousand entries, with keys of 850 bytes that are all percent signs. */
    private static final BodyLimit PAGE = BodyLimit.whole(8 << 20);
    /** Of an answer that ignores the range asked for. */
    private static final BodyLimit OBJECT = BodyLimit.whole(16 << 20);

    /** Connections in all that are kept for further requests; calls to one host alone may keep theirs in any case. */
    private static final int KEPT = 64;

    /** Calls in all that are under way at a time, however many invocations and hosts there are. */
    private static final int UNDER_WAY = 256;

    private final CosRestClient client;
    private final Endpoint endpoint;
    private final PendingSignatures signatories;
    private final Connections connections;
    private final ConcurrencyLimiter lanes;

    public RestClientCosHttp(CosSettings settings) {
        this(settings, new Connections(Math.max(KEPT, 2 * settings.concurrency())));
    }

    public RestClientCosHttp(CosSettings settings, Connections connections) {
        this.endpoint = settings.endpoint();
        this.signatories = new PendingSignatures();
        this.connections = connections;
        this.lanes = new ConcurrencyLimiter(settings.concurrency(), Math.max(UNDER_WAY, settings.concurrency()));
        this.client = CosRestClientFactory.client(settings, signatories, connections);
    }

    @Override
    public CosResponse head(ObjectRef object, Attempt attempt) throws TransportException {
        return sent(object, attempt, BodyLimit.NOTE, ticket -> client.head(uri(object), ticket));
    }

    @Override
    public CosResponse probe(ObjectRef object, Attempt attempt) throws TransportException {
        return sent(object, attempt, BodyLimit.NOTE, ticket -> client.read(uri(object), ticket, "bytes=0-0", null));
    }

    @Override
    public CosResponse read(ObjectRef object, ByteRange range, Attempt attempt) throws TransportException {
        String etag = range.etag().orElse(null);
        return sent(object, attempt, OBJECT, ticket -> client.read(uri(object), ticket, range.header(), etag));
    }

    @Override
    public CosResponse document(ObjectRef object, Optional<String> knownEtag, int most, Attempt attempt)
            throws TransportException {
        String etag = knownEtag.orElse(null);
        return sent(
                object, attempt, BodyLimit.start(most), ticket -> client.readUnlessKnown(uri(object), ticket, etag));
    }

    @Override
    public CosResponse list(BucketPrefix prefix, String marker, Attempt attempt) throws TransportException {
        URI uri = endpoint.bucketUri(prefix.bucket(), prefix.region(), ListQuery.of(prefix.prefix(), marker));
        return sent(prefix.bucket(), prefix.region(), attempt, PAGE, ticket -> client.list(uri, ticket));
    }

    @Override
    public CosResponse restore(RestoreRequest request, Attempt attempt) throws TransportException {
        ObjectRef object = request.object();
        URI uri = endpoint.uri(object, "restore" + version(object, "&"));
        byte[] body = RestoreXml.of(request);
        return sent(object, attempt, BodyLimit.NOTE, ticket -> client.restore(uri, ticket, body));
    }

    private URI uri(ObjectRef object) {
        return endpoint.uri(object, version(object, ""));
    }

    private static String version(ObjectRef object, String separator) {
        return object.versionId()
                .map(id -> separator + "versionId=" + PercentCoding.encode(id))
                .orElse("");
    }

    /** One call of the client, its ticket left open. */
    private interface Call extends Function<String, Uni<RestResponse<InputStream>>> {}

    private CosResponse sent(ObjectRef object, Attempt attempt, BodyLimit portion, Call call)
            throws TransportException {
        return sent(object.bucket(), object.region(), attempt, portion, call);
    }

    /** Waiting for a place among the calls under way costs none of the time for the answer; the deadline bounds both. */
    private CosResponse sent(String bucket, String region, Attempt attempt, BodyLimit portion, Call call)
            throws TransportException {
        long deadline = System.nanoTime() + attempt.untilDeadline().toNanos();
        String server = endpoint.server(bucket, region);
        enter(server, attempt.untilDeadline());
        try {
            long start = System.nanoTime();
            Duration atMost = Duration.ofNanos(
                    Math.max(LEAST.toNanos(), Math.min(attempt.atMost().toNanos(), deadline - start)));
            var signatory = new PendingSignature(
                    endpoint.host(bucket, region), attempt.key(), attempt.token(), start + atMost.toNanos());
            return sent(signatory, server, start, atMost, portion, call);
        } finally {
            lanes.leave(server);
        }
    }

    private void enter(String server, Duration atMost) throws TransportException {
        try {
            if (!lanes.enter(server, atMost)) {
                throw new TransportException("not sent: too many other calls are under way");
            }
        } catch (InterruptedException stop) {
            throw interrupted();
        }
    }

    private CosResponse sent(
            PendingSignature signatory, String server, long start, Duration atMost, BodyLimit portion, Call call)
            throws TransportException {
        String ticket = signatories.leave(signatory);
        try {
            return ResponseReader.read(call.apply(ticket).await().atMost(atMost), signatory.end(), portion);
        } catch (IOException | RuntimeException broken) {
            throw fault(broken, server, start, atMost);
        } finally {
            signatories.forget(ticket);
        }
    }

    /** What was no fault of the network is a defect, and thrown as it is. */
    private TransportException fault(Exception broken, String server, long start, Duration atMost) {
        if (TransportException.isOfInterruption(broken)) {
            return interrupted();
        }
        boolean late = TransportException.isOfTime(broken) || System.nanoTime() - start >= atMost.toNanos();
        TransportException fault = late
                ? new TransportException(
                        "no answer within " + atMost.plus(ALMOST).toMillis() + " ms")
                : TransportException.of(broken).orElseThrow(() -> defect(broken));
        if (TransportException.isOfDescriptors(broken)) {
            connections.closeIdle();
        } else if (!fault.isLasting()) {
            connections.closeIdle(server, start);
        }
        return fault;
    }

    private static RuntimeException defect(Exception broken) {
        return broken instanceof RuntimeException defect ? defect : new IllegalStateException(broken);
    }

    private static TransportException interrupted() {
        Thread.currentThread().interrupt();
        return new TransportException("the work was interrupted");
    }
}
