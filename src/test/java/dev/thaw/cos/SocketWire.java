package dev.thaw.cos;

import dev.thaw.cos.endpoint.EncodedKey;
import dev.thaw.cos.http.Attempt;
import dev.thaw.cos.http.CosHttp;
import dev.thaw.cos.http.TransportException;
import dev.thaw.cos.message.ByteRange;
import dev.thaw.cos.message.CosResponse;
import dev.thaw.cos.message.CosResponse.CosError;
import dev.thaw.cos.message.CosResponse.ResponseBody;
import dev.thaw.cos.message.ErrorXml;
import dev.thaw.cos.message.RestoreXml;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.PercentCoding;
import dev.thaw.restore.store.BucketPrefix;
import dev.thaw.restore.store.RestoreRequest;
import dev.thaw.signing.CosSigner;
import dev.thaw.signing.UnsignedRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A wire of plain sockets, for tests that run the whole line without the framework that the REST client needs. */
final class SocketWire implements CosHttp {

    private static final byte[] NOTHING = new byte[0];

    private final int port;

    SocketWire(int port) {
        this.port = port;
    }

    @Override
    public CosResponse head(ObjectRef object, Attempt attempt) throws TransportException {
        return send("HEAD", object, Map.of(), Map.of(), NOTHING, attempt);
    }

    @Override
    public CosResponse probe(ObjectRef object, Attempt attempt) throws TransportException {
        return send("GET", object, Map.of(), Map.of("range", "bytes=0-0"), NOTHING, attempt);
    }

    @Override
    public CosResponse read(ObjectRef object, ByteRange range, Attempt attempt) throws TransportException {
        Map<String, String> headers = new HashMap<>(Map.of("range", range.header()));
        range.etag().ifPresent(etag -> headers.put("if-match", etag));
        return send("GET", object, Map.of(), headers, NOTHING, attempt);
    }

    @Override
    public CosResponse document(ObjectRef object, Optional<String> knownEtag, int most, Attempt attempt)
            throws TransportException {
        return send("GET", object, Map.of(), Map.of(), NOTHING, attempt);
    }

    @Override
    public CosResponse list(BucketPrefix prefix, String marker, Attempt attempt) throws TransportException {
        Map<String, String> query = new HashMap<>(Map.of("max-keys", "1000", "encoding-type", "url"));
        query.put("prefix", prefix.prefix());
        query.put("marker", marker);
        return send("GET", prefix.bucket(), "", query, Map.of(), NOTHING, attempt);
    }

    @Override
    public CosResponse restore(RestoreRequest request, Attempt attempt) throws TransportException {
        byte[] body = RestoreXml.of(request);
        Map<String, String> headers = Map.of("content-type", "application/xml", "content-md5", md5(body));
        return send("POST", request.object(), Map.of("restore", ""), headers, body, attempt);
    }

    @Override
    public CosResponse create(ObjectRef object, byte[] body, Attempt attempt) throws TransportException {
        Map<String, String> headers = Map.of(
                "content-type", "application/octet-stream", "content-md5", md5(body), "x-cos-forbid-overwrite", "true");
        return send("PUT", object, Map.of(), headers, body, attempt);
    }

    @Override
    public CosResponse delete(ObjectRef object, Attempt attempt) throws TransportException {
        return send("DELETE", object, Map.of(), Map.of(), NOTHING, attempt);
    }

    @Override
    public CosResponse upload(ObjectRef object, java.nio.file.Path file, Attempt attempt) {
        throw new AssertionError("not used here");
    }

    @Override
    public CosResponse control(
            dev.thaw.cos.http.ControlCall call, String uin, String region, String appid, Attempt attempt) {
        throw new AssertionError("not used here");
    }

    @Override
    public CosResponse copyInPlace(
            ObjectRef object, Map<String, String> headers, String etag, String storageClass, Attempt attempt)
            throws TransportException {
        Map<String, String> all = new java.util.HashMap<>(headers);
        all.put(
                "x-cos-copy-source",
                object.bucket() + ".cos." + object.region() + ".myqcloud.com/"
                        + dev.thaw.object.PercentCoding.encode(object.key()));
        all.put("x-cos-copy-source-if-match", etag);
        all.put("x-cos-metadata-directive", "Replaced");
        all.put("x-cos-tagging-directive", "Copy");
        all.put("x-cos-storage-class", storageClass);
        return send("PUT", object, Map.of(), all, NOTHING, attempt);
    }

    private static String md5(byte[] body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private CosResponse send(
            String method,
            ObjectRef object,
            Map<String, String> query,
            Map<String, String> headers,
            byte[] body,
            Attempt attempt)
            throws TransportException {
        return send(method, object.bucket(), object.key(), query, headers, body, attempt);
    }

    private CosResponse send(
            String method,
            String bucket,
            String key,
            Map<String, String> query,
            Map<String, String> more,
            byte[] body,
            Attempt attempt)
            throws TransportException {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("host", bucket + ".cos.ap-guangzhou.myqcloud.com");
        headers.put("content-length", Integer.toString(body.length));
        var unsigned = new UnsignedRequest(method, "/" + key, query, headers);
        headers.put("authorization", CosSigner.authorization(unsigned, attempt.key()));
        headers.put("connection", "close");
        try {
            return answer(method, exchange(text(method, key, query, headers), body));
        } catch (IOException e) {
            throw new TransportException("no answer: " + e.getMessage());
        }
    }

    private static String text(String method, String key, Map<String, String> query, Map<String, String> headers) {
        var text = new StringBuilder(method + " " + EncodedKey.path(key) + "?");
        query.forEach((name, value) -> text.append(name)
                .append('=')
                .append(PercentCoding.encode(value))
                .append('&'));
        text.setLength(text.length() - 1);
        text.append(" HTTP/1.1\r\n");
        headers.forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
        return text.append("\r\n").toString();
    }

    private byte[] exchange(String head, byte[] body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(body);
            var answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toByteArray();
        }
    }

    private static CosResponse answer(String method, byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("the answer broke off");
        }
        String[] lines = text.substring(0, end).split("\r\n");
        int status = Integer.parseInt(lines[0].split(" ")[1]);
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        byte[] body = method.equals("HEAD") ? NOTHING : Arrays.copyOfRange(bytes, end + 4, bytes.length);
        CosError error = status < 300 ? CosError.NONE : ErrorXml.read(body);
        return new CosResponse(status, headers, error, new ResponseBody(body, true));
    }
}
