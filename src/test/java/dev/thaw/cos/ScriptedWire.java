package dev.thaw.cos;

import dev.thaw.cos.http.Attempt;
import dev.thaw.cos.http.CosHttp;
import dev.thaw.cos.http.TransportException;
import dev.thaw.cos.message.ByteRange;
import dev.thaw.cos.message.CosResponse;
import dev.thaw.cos.message.CosResponse.CosError;
import dev.thaw.cos.message.CosResponse.ResponseBody;
import dev.thaw.object.ObjectRef;
import dev.thaw.restore.store.BucketPrefix;
import dev.thaw.restore.store.RestoreRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A wire that answers as written, the last line again and again, and keeps what it was asked. */
final class ScriptedWire implements CosHttp {

    interface Reply {
        CosResponse give() throws TransportException;
    }

    private final Map<String, Deque<Reply>> script = new HashMap<>();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<Attempt> attempts = Collections.synchronizedList(new ArrayList<>());

    ScriptedWire on(String method, Reply... replies) {
        script.put(method, new ArrayDeque<>(Arrays.asList(replies)));
        return this;
    }

    static Reply answer(int status, String... headers) {
        return coded(status, "", headers);
    }

    static Reply coded(int status, String code, String... headers) {
        var all = new HashMap<String, String>(Map.of("x-cos-request-id", "id"));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        var error = code.isEmpty()
                ? CosError.NONE
                : new CosError(Optional.of(code), Optional.empty(), Optional.empty(), Optional.empty());
        return () -> new CosResponse(status, all, error);
    }

    static Reply broken() {
        return () -> {
            throw new TransportException("no answer: reset");
        };
    }

    static Reply answer(int status, String body, boolean whole, String... headers) {
        Reply bare = answer(status, headers);
        return () -> new CosResponse(
                status,
                bare.give().lowercaseHeaders(),
                CosError.NONE,
                new ResponseBody(body.getBytes(StandardCharsets.UTF_8), whole));
    }

    /** What was asked of reads and listings. */
    List<String> asked() {
        return asked;
    }

    /** The methods of all calls, in order. */
    List<String> calls() {
        return calls;
    }

    List<Attempt> attempts() {
        return attempts;
    }

    @Override
    public CosResponse head(ObjectRef object, Attempt attempt) throws TransportException {
        return next("HEAD", attempt);
    }

    @Override
    public CosResponse probe(ObjectRef object, Attempt attempt) throws TransportException {
        return next("GET", attempt);
    }

    @Override
    public CosResponse read(ObjectRef object, ByteRange range, Attempt attempt) throws TransportException {
        asked.add(range.header() + range.etag().map(etag -> " if " + etag).orElse(""));
        return next("READ", attempt);
    }

    @Override
    public CosResponse document(ObjectRef object, Optional<String> knownEtag, int most, Attempt attempt)
            throws TransportException {
        return next("DOCUMENT", attempt);
    }

    @Override
    public CosResponse list(BucketPrefix prefix, String marker, Attempt attempt) throws TransportException {
        asked.add(prefix.prefix() + ">" + marker);
        return next("LIST", attempt);
    }

    @Override
    public CosResponse restore(RestoreRequest request, Attempt attempt) throws TransportException {
        return next("POST", attempt);
    }

    @Override
    public CosResponse create(ObjectRef object, byte[] body, Attempt attempt) throws TransportException {
        return next("PUT", attempt);
    }

    @Override
    public CosResponse delete(ObjectRef object, Attempt attempt) throws TransportException {
        return next("DELETE", attempt);
    }

    @Override
    public CosResponse copyInPlace(
            ObjectRef object, Map<String, String> headers, String etag, String storageClass, Attempt attempt)
            throws TransportException {
        return next("COPY", attempt);
    }

    @Override
    public CosResponse upload(ObjectRef object, java.nio.file.Path file, Attempt attempt) throws TransportException {
        return next("UPLOAD", attempt);
    }

    @Override
    public CosResponse control(
            dev.thaw.cos.http.ControlCall call, String uin, String region, String appid, Attempt attempt)
            throws TransportException {
        return next("BATCH " + call.path(), attempt);
    }

    /** How long the attempts were allowed to take. */
    List<Duration> limits() {
        return attempts.stream().map(Attempt::atMost).toList();
    }

    private CosResponse next(String method, Attempt attempt) throws TransportException {
        calls.add(method);
        attempts.add(attempt);
        Reply reply;
        synchronized (script) {
            Deque<Reply> replies = script.get(method);
            reply = replies.size() > 1 ? replies.removeFirst() : replies.getFirst();
        }
        return reply.give();
    }
}
