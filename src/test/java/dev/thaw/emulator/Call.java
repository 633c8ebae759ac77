package dev.thaw.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.qcloud.cos.auth.BasicCOSCredentials;
import com.qcloud.cos.auth.COSSigner;
import com.qcloud.cos.http.HttpMethodName;
import dev.thaw.emulator.http.EmulatedPercentCoding;
import dev.thaw.emulator.signature.AccessKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A request under construction, signed by the vendor's signer and written to a socket byte by byte. */
public final class Call {

    static final String BUCKET = "bucket-1250000000";

    private final String method;
    private final String encodedPath;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String body = "";
    private Duration timeout = Duration.ofSeconds(5);
    private String signedPath;
    private AccessKey key = AccessKey.EXAMPLE;
    private Instant start = SettableClock.START;
    private Instant end = SettableClock.START.plus(Duration.ofHours(1000));

    public Call(String method, String key) {
        this.method = method;
        this.signedPath = "/" + key;
        this.encodedPath = "/" + EmulatedPercentCoding.encode(key);
        bucket(BUCKET);
    }

    public static Call restore(String key, String xml) {
        return new Call("POST", key).parameter("restore", "").body(xml);
    }

    public static Call restore(String key, int days, String tier) {
        return restore(
                key,
                "<RestoreRequest><Days>" + days + "</Days><CASJobParameters><Tier>" + tier
                        + "</Tier></CASJobParameters></RestoreRequest>");
    }

    Call bucket(String bucket) {
        return header("Host", bucket + ".cos.ap-guangzhou.myqcloud.com");
    }

    Call header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Call parameter(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    Call body(String body) {
        this.body = body;
        return this;
    }

    Call key(AccessKey key) {
        this.key = key;
        return this;
    }

    Call from(Instant start, Instant end) {
        this.start = start;
        this.end = end;
        return this;
    }

    public Call timeout(Duration timeout) {
        this.timeout = timeout;
        return this;
    }

    Call signingPath(String path) {
        this.signedPath = path;
        return this;
    }

    String authorization() {
        HttpMethodName name = HttpMethodName.valueOf(method);
        BasicCOSCredentials credentials = new BasicCOSCredentials(key.secretId(), key.secretKey());
        return new COSSigner()
                .buildAuthorizationStr(
                        name, signedPath, headers, parameters, credentials, Date.from(start), Date.from(end), true);
    }

    public Reply send(EmbeddedCos cos) throws IOException {
        return send(cos, target(), authorization());
    }

    public Reply send(EmbeddedCos cos, String target, String authorization) throws IOException {
        key.token().ifPresent(token -> headers.put("x-cos-security-token", token));
        headers.put("Authorization", authorization);
        return Reply.parse(exchange(cos, text(target).getBytes(UTF_8)));
    }

    String target() {
        String query = parameters.entrySet().stream()
                .map(entry -> EmulatedPercentCoding.encode(entry.getKey())
                        + (entry.getValue().isEmpty() ? "" : "=")
                        + EmulatedPercentCoding.encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return encodedPath + (query.isEmpty() ? "" : "?" + query);
    }

    private String text(String target) {
        return method + " " + target + " HTTP/1.1\r\n"
                + headers.entrySet().stream()
                        .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                        .collect(Collectors.joining())
                + "Connection: close\r\nContent-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n" + body;
    }

    private byte[] exchange(EmbeddedCos cos, byte[] request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", cos.port())) {
            socket.setSoTimeout((int) timeout.toMillis());
            socket.getOutputStream().write(request);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toByteArray();
        }
    }
}
