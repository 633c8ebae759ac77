package dev.thaw.cos.http;

import dev.thaw.cos.endpoint.ControlEndpoint;
import dev.thaw.cos.endpoint.CosSettings;
import dev.thaw.cos.endpoint.Endpoint;
import dev.thaw.cos.http.RequestSigner.SignedRequest;
import dev.thaw.cos.http.ResponseReader.BodyLimit;
import dev.thaw.cos.message.ByteRange;
import dev.thaw.cos.message.CosResponse;
import dev.thaw.cos.message.RestoreXml;
import dev.thaw.object.ObjectRef;
import dev.thaw.restore.store.BucketPrefix;
import dev.thaw.restore.store.RestoreRequest;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Implements {@link CosHttp} with the Quarkus REST client: waits no longer than an attempt may take, and turns what breaks into a
 * {@link TransportException}. Safe for threads; each call blocks its thread.
 */
public final class RestClientCosHttp implements CosHttp {

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

    /** Rounds up to whole milliseconds. */
    private static final Duration ALMOST_A_MILLISECOND = Duration.ofNanos(999_999);

    /** Fits a thousand entries with keys of 850 bytes that are all percent signs. */
    private static final BodyLimit PAGE = BodyLimit.whole(8 << 20);

    /** Fits a response that ignores the requested range. */
    private static final BodyLimit OBJECT = BodyLimit.whole(16 << 20);

    /** Connections that are kept over all hosts; the calls to a single host may keep theirs in any case. */
    private static final int KEPT_CONNECTIONS = 64;

    /** Calls at a time over all invocations and hosts. */
    private static final int CALLS_AT_A_TIME = 256;

    private final CosRestClient client;
    private final CosSettings settings;
    private final Endpoint endpoint;
    private final ControlEndpoint control;
    private final RequestSigner signer;
    private final Connections connections;
    private final ConcurrencyLimiter concurrency;
    private @Nullable BatchRestClient batch;
    private volatile @Nullable Ahead ahead;

    /** A connection that is being opened. */
    private record Ahead(String server, Future<?> opened) {}

    public RestClientCosHttp(CosSettings settings) {
        this(settings, new Connections(Math.max(KEPT_CONNECTIONS, 2 * settings.concurrency())));
    }

    public RestClientCosHttp(CosSettings settings, Connections connections) {
        this.endpoint = settings.endpoint();
        this.control = settings.control();
        this.signer = new RequestSigner(endpoint, control);
        this.connections = connections;
        this.concurrency =
                new ConcurrencyLimiter(settings.concurrency(), Math.max(CALLS_AT_A_TIME, settings.concurrency()));
        this.client = CosRestClientFactory.client(settings, connections);
        this.settings = settings;
    }

    @Override
    public void connectAhead(String bucket, String region) {
        long end = System.nanoTime() + settings.connectTimeout().toNanos();
        URI uri = endpoint.bucketUri(bucket, region, "").resolve(Connections.CONNECT_ONLY);
        Future<?> opened =
                client.head(uri, new SignedHeaders(Map.of(), ""), end).subscribeAsCompletionStage();
        ahead = new Ahead(endpoint.server(bucket, region), opened);
    }

    @Override
    public CosResponse head(ObjectRef object, Attempt attempt) throws TransportException {
        SignedRequest request = signer.object("HEAD", object, attempt);
        return send(server(object), attempt, BodyLimit.NOTE, end -> client.head(request.uri(), request.headers(), end));
    }

    @Override
    public CosResponse probe(ObjectRef object, Attempt attempt) throws TransportException {
        SignedRequest request = signer.object("GET", object, attempt);
        return send(
                server(object),
                attempt,
                BodyLimit.NOTE,
                end -> client.read(request.uri(), request.headers(), end, "bytes=0-0", null));
    }

    @Override
    public CosResponse read(ObjectRef object, ByteRange range, Attempt attempt) throws TransportException {
        SignedRequest request = signer.object("GET", object, attempt);
        RequestSigner.requireSendable("the ETag of the object", range.etag());
        String etag = range.etag().orElse(null);
        return send(
                server(object),
                attempt,
                OBJECT,
                end -> client.read(request.uri(), request.headers(), end, range.header(), etag));
    }

    @Override
    public CosResponse document(ObjectRef object, Optional<String> knownEtag, int most, Attempt attempt)
            throws TransportException {
        SignedRequest request = signer.object("GET", object, attempt);
        RequestSigner.requireSendable("the ETag of the object", knownEtag);
        String etag = knownEtag.orElse(null);
        return send(
                server(object),
                attempt,
                BodyLimit.start(most),
                end -> client.readUnlessKnown(request.uri(), request.headers(), end, etag));
    }

    /** "GET Bucket (List Objects)", 436/7734. Keys come percent-encoded, since XML has no way to write some of them. */
    @Override
    public CosResponse list(BucketPrefix prefix, String marker, Attempt attempt) throws TransportException {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("max-keys", "1000");
        query.put("encoding-type", "url");
        query.put("prefix", prefix.prefix());
        query.put("marker", marker);
        query.values().removeIf(String::isEmpty);
        SignedRequest request = signer.bucket(prefix.bucket(), prefix.region(), query, attempt);
        return send(
                endpoint.server(prefix.bucket(), prefix.region()),
                attempt,
                PAGE,
                end -> client.list(request.uri(), request.headers(), end));
    }

    @Override
    public CosResponse restore(RestoreRequest request, Attempt attempt) throws TransportException {
        byte[] body = RestoreXml.of(request);
        SignedRequest signed = signer.restore(request.object(), body, attempt);
        return send(
                server(request.object()),
                attempt,
                BodyLimit.NOTE,
                end -> client.restore(signed.uri(), signed.headers(), end, body));
    }

    @Override
    public CosResponse create(ObjectRef object, byte[] body, Attempt attempt) throws TransportException {
        SignedRequest signed = signer.create(object, body, attempt);
        return send(
                server(object),
                attempt,
                BodyLimit.NOTE,
                end -> client.create(signed.uri(), signed.headers(), end, body));
    }

    @Override
    public CosResponse upload(ObjectRef object, Path file, Attempt attempt) throws TransportException {
        try {
            SignedRequest signed = signer.upload(object, file, attempt);
            return send(
                    server(object),
                    attempt,
                    BodyLimit.NOTE,
                    end -> client.upload(signed.uri(), signed.headers(), end, file.toFile()));
        } catch (IOException e) {
            throw new TransportException("a temporary file cannot be read");
        }
    }

    /** Built when it is needed first: most invocations have nothing to do with COS Batch. */
    private synchronized BatchRestClient batch() {
        BatchRestClient known = batch;
        if (known == null) {
            known = CosRestClientFactory.batch(settings, connections);
            batch = known;
        }
        return known;
    }

    @Override
    public CosResponse control(ControlCall call, String uin, String region, String appid, Attempt attempt)
            throws TransportException {
        SignedRequest signed = signer.control(call, uin, region, appid, attempt);
        return send(control.server(uin, region), attempt, PAGE, end -> switch (call.kind()) {
            case CREATE_JOB -> batch().createJob(signed.uri(), signed.headers(), end, call.body());
            case LIST_JOBS -> batch().listJobs(signed.uri(), signed.headers(), end);
            case DESCRIBE_JOB -> batch().describeJob(signed.uri(), signed.headers(), end);
            case UPDATE_STATUS -> batch().updateStatus(signed.uri(), signed.headers(), end);
        });
    }

    @Override
    public CosResponse delete(ObjectRef object, Attempt attempt) throws TransportException {
        SignedRequest request = signer.object("DELETE", object, attempt);
        return send(
                server(object), attempt, BodyLimit.NOTE, end -> client.delete(request.uri(), request.headers(), end));
    }

    @Override
    public CosResponse copyInPlace(
            ObjectRef object, Map<String, String> headers, String etag, String storageClass, Attempt attempt)
            throws TransportException {
        for (String value : headers.values()) {
            RequestSigner.requireSendable("a header of the object", Optional.of(value));
        }
        RequestSigner.requireSendable("the ETag of the object", Optional.of(etag));
        SignedRequest signed = signer.copyInPlace(object, headers, etag, storageClass, attempt);
        return send(server(object), attempt, BodyLimit.NOTE, end -> client.copy(signed.uri(), signed.headers(), end));
    }

    private String server(ObjectRef object) {
        return endpoint.server(object.bucket(), object.region());
    }

    /** One call of the client, for the end of its time by {@link System#nanoTime}. */
    private interface Call extends LongFunction<Uni<RestResponse<InputStream>>> {}

    /** Waiting until the call may start costs none of the time for the response; the deadline bounds both. */
    private CosResponse send(String server, Attempt attempt, BodyLimit limit, Call call) throws TransportException {
        long deadline = System.nanoTime() + attempt.untilDeadline().toNanos();
        awaitAhead(server, attempt.untilDeadline());
        enter(server, attempt.untilDeadline());
        long start = System.nanoTime();
        Duration atMost = Duration.ofNanos(
                Math.max(SHORTEST_WAIT.toNanos(), Math.min(attempt.atMost().toNanos(), deadline - start)));
        try {
            long end = start + atMost.toNanos();
            return ResponseReader.read(call.apply(end).await().atMost(atMost), end, limit);
        } catch (IOException | RuntimeException broken) {
            throw fault(broken, server, start, atMost);
        } finally {
            concurrency.leave(server);
        }
    }

    /** The client would open another connection rather than wait for one that is almost there. */
    private void awaitAhead(String server, Duration atMost) throws TransportException {
        Ahead pending = ahead;
        if (pending == null || !pending.server().equals(server)) {
            return;
        }
        try {
            pending.opened()
                    .get(Math.min(atMost.toNanos(), settings.connectTimeout().toNanos()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException | CancellationException ended) {
            // It was never sent, so it always ends with an exception; the call finds out what is wrong, if anything is.
        } catch (InterruptedException stop) {
            throw interrupted();
        } finally {
            ahead = null;
        }
    }

    private void enter(String server, Duration atMost) throws TransportException {
        try {
            if (!concurrency.enter(server, atMost)) {
                throw new TransportException("not sent: too many other calls are under way");
            }
        } catch (InterruptedException stop) {
            throw interrupted();
        }
    }

    /** An exception that is not a network fault is a defect and is thrown unchanged. */
    private TransportException fault(Exception broken, String server, long start, Duration atMost) {
        if (TransportException.isOfInterruption(broken)) {
            return interrupted();
        }
        boolean late = TransportException.isOfTime(broken) || System.nanoTime() - start >= atMost.toNanos();
        TransportException fault = late
                ? new TransportException(
                        "no answer within " + atMost.plus(ALMOST_A_MILLISECOND).toMillis() + " ms")
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
