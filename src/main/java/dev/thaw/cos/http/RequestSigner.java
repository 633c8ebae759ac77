package dev.thaw.cos.http;

import dev.thaw.cos.endpoint.ControlEndpoint;
import dev.thaw.cos.endpoint.Endpoint;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.PercentCoding;
import dev.thaw.signing.CosSigner;
import dev.thaw.signing.UnsignedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Builds URL, headers and {@code Authorization} of a request from the same values, so that what is signed is what is sent: the
 * path, each query parameter, {@code Host}, the session token and the headers of the body ("Request Signature", 436/7778).
 * Safe for threads; does not block.
 */
final class RequestSigner {

    private static final byte[] NO_BODY = new byte[0];

    private final Endpoint endpoint;
    private final ControlEndpoint control;
    private volatile @Nullable BucketHost latest;

    /** Objects of one bucket come one after the other, and to make and check a host costs as much as to sign. */
    private record BucketHost(String bucket, String region, String host) {}

    RequestSigner(Endpoint endpoint, ControlEndpoint control) {
        this.endpoint = endpoint;
        this.control = control;
    }

    /** @throws TransportException if the secret id or the token does not fit into a header */
    SignedRequest object(String method, ObjectRef object, Attempt attempt) throws TransportException {
        Map<String, String> query = versionOf(object);
        URI uri = endpoint.uri(object, encoded(query));
        return sign(uri, host(object), new Unsigned(method, "/" + object.key(), query, Map.of(), NO_BODY), attempt);
    }

    /**
     * A PUT that never overwrites.
     *
     * @throws TransportException if the secret id or the token does not fit into a header
     */
    SignedRequest create(ObjectRef object, byte[] body, Attempt attempt) throws TransportException {
        Map<String, String> headers =
                Map.of("Content-Type", CosRestClient.BYTES, SignedHeaders.FORBID_OVERWRITE, "true");
        URI uri = endpoint.uri(object, "");
        return sign(uri, host(object), new Unsigned("PUT", "/" + object.key(), Map.of(), headers, body), attempt);
    }

    /** A PUT of a file that never overwrites. */
    SignedRequest upload(ObjectRef object, Path file, Attempt attempt) throws TransportException, IOException {
        Map<String, String> headers = Map.of(
                "Content-Type",
                CosRestClient.BYTES,
                SignedHeaders.FORBID_OVERWRITE,
                "true",
                "Content-Length",
                Long.toString(Files.size(file)),
                "Content-MD5",
                md5(file));
        URI uri = endpoint.uri(object, "");
        return sign(uri, host(object), new Unsigned("PUT", "/" + object.key(), Map.of(), headers, NO_BODY), attempt);
    }

    /** A call to the host of an account. */
    SignedRequest control(ControlCall call, String uin, String region, String appid, Attempt attempt)
            throws TransportException {
        Map<String, String> headers = new HashMap<>(Map.of("x-cos-appid", appid));
        if (call.body().length > 0) {
            headers.put("Content-Type", CosRestClient.XML);
        } else if (call.kind() == ControlCall.Kind.UPDATE_STATUS) {
            headers.put("Content-Length", "0");
        }
        String method = call.kind() == ControlCall.Kind.CREATE_JOB || call.kind() == ControlCall.Kind.UPDATE_STATUS
                ? "POST"
                : "GET";
        URI uri = control.uri(uin, region, call.path(), encoded(call.query()));
        return sign(
                uri,
                control.host(uin, region),
                new Unsigned(method, call.path(), call.query(), headers, call.body()),
                attempt);
    }

    /**
     * A copy of an object onto itself.
     *
     * @param repeated headers of the object that are sent again
     * @throws TransportException if the secret id or the token does not fit into a header
     */
    SignedRequest copyInPlace(
            ObjectRef object, Map<String, String> repeated, String etag, String storageClass, Attempt attempt)
            throws TransportException {
        Map<String, String> headers = new HashMap<>(repeated);
        headers.put(
                "x-cos-copy-source",
                host(object) + "/" + PercentCoding.encode(object.key()).replace("%2F", "/"));
        headers.put("x-cos-copy-source-if-match", etag);
        headers.put("x-cos-metadata-directive", "Replaced");
        headers.put("x-cos-tagging-directive", "Copy");
        headers.put("x-cos-storage-class", storageClass);
        headers.put("content-length", "0");
        URI uri = endpoint.uri(object, "");
        return sign(uri, host(object), new Unsigned("PUT", "/" + object.key(), Map.of(), headers, NO_BODY), attempt);
    }

    /** @throws TransportException if the secret id or the token does not fit into a header */
    SignedRequest restore(ObjectRef object, byte[] body, Attempt attempt) throws TransportException {
        Map<String, String> query = new LinkedHashMap<>(Map.of("restore", ""));
        query.putAll(versionOf(object));
        URI uri = endpoint.uri(object, encoded(query));
        Map<String, String> xml = Map.of("Content-Type", CosRestClient.XML);
        return sign(uri, host(object), new Unsigned("POST", "/" + object.key(), query, xml, body), attempt);
    }

    /**
     * A GET of a bucket.
     *
     * @param query decoded, in the order to send; a parameter with an empty value is sent without one
     * @throws TransportException if the secret id or the token does not fit into a header
     */
    SignedRequest bucket(String bucket, String region, Map<String, String> query, Attempt attempt)
            throws TransportException {
        URI uri = endpoint.bucketUri(bucket, region, encoded(query));
        return sign(uri, endpoint.host(bucket, region), new Unsigned("GET", "/", query, Map.of(), NO_BODY), attempt);
    }

    /**
     * @param decodedPath signed decoded, though it is sent encoded
     * @param headers of this kind of request
     */
    private record Unsigned(
            String method, String decodedPath, Map<String, String> query, Map<String, String> headers, byte[] body) {}

    private static SignedRequest sign(URI uri, String host, Unsigned request, Attempt attempt)
            throws TransportException {
        var headers = new HashMap<String, String>(request.headers());
        headers.put("Host", host);
        attempt.token().ifPresent(token -> headers.put(SignedHeaders.TOKEN, token));
        if (request.body().length > 0) {
            headers.put("Content-Length", Integer.toString(request.body().length));
            headers.put("Content-MD5", md5(request.body()));
        }
        String authorization = CosSigner.authorization(
                new UnsignedRequest(request.method(), request.decodedPath(), request.query(), headers), attempt.key());
        requireSendable("the session token", attempt.token());
        requireSendable("the secret id", Optional.of(authorization));
        return new SignedRequest(uri, new SignedHeaders(headers, authorization));
    }

    /**
     * Checked here because the message of the client would quote the whole header.
     *
     * @param source of the value, for the message
     */
    static void requireSendable(String source, Optional<String> value) throws TransportException {
        if (value.isPresent() && !value.get().chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw TransportException.lasting(
                    source + " cannot be sent: it holds a line break or another character that is not visible ASCII;"
                            + " write it without");
        }
    }

    private String host(ObjectRef object) {
        BucketHost known = latest;
        if (known == null
                || !known.bucket().equals(object.bucket())
                || !known.region().equals(object.region())) {
            known = new BucketHost(object.bucket(), object.region(), endpoint.host(object.bucket(), object.region()));
            latest = known;
        }
        return known.host();
    }

    private static Map<String, String> versionOf(ObjectRef object) {
        return object.versionId().map(id -> Map.of("versionId", id)).orElse(Map.of());
    }

    private static String encoded(Map<String, String> query) {
        return query.entrySet().stream()
                .map(parameter -> PercentCoding.encode(parameter.getKey())
                        + (parameter.getValue().isEmpty() ? "" : "=" + PercentCoding.encode(parameter.getValue())))
                .collect(Collectors.joining("&"));
    }

    private static String md5(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no MD5", e);
        }
    }

    /** Detects broken transport; it is not a matter of security. */
    private static String md5(byte[] body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no MD5", e);
        }
    }

    /** A request that is ready to be sent, apart from its body. */
    record SignedRequest(URI uri, SignedHeaders headers) {}
}
