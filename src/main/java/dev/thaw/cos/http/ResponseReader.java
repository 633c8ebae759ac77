package dev.thaw.cos.http;

import dev.thaw.cos.message.ContentCoding;
import dev.thaw.cos.message.CosResponse;
import dev.thaw.cos.message.CosResponse.CosError;
import dev.thaw.cos.message.CosResponse.ResponseBody;
import dev.thaw.cos.message.CountText;
import dev.thaw.cos.message.ErrorXml;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Reads responses, and of a body only as much as the call can use. Reading blocks the thread that waits for the response: a pool
 * thread would wait for threads that wait for it. {@link UnreadBodyFilter} ends it in time.
 */
final class ResponseReader {

    /** The name under which {@link ResponseCodec} passes the content type on. */
    static final String CONTENT_TYPE = "x-thaw-content-type";

    private static final int PARTIAL_CONTENT = 206;

    private ResponseReader() {}

    /**
     * How much of a successful body is read.
     *
     * @param longest bytes that are read
     * @param truncatedIsUseful whether a truncated body is still useful
     */
    record BodyLimit(int longest, boolean truncatedIsUseful) {

        /** Enough for any error of COS, and for a success without content. */
        static final BodyLimit NOTE = whole(64 * 1024);

        /** Nothing is read of a body whose declared length is larger. */
        static BodyLimit whole(int longest) {
            return new BodyLimit(longest, false);
        }

        static BodyLimit start(int longest) {
            return new BodyLimit(longest, true);
        }

        private int of(long declaredLength) {
            return declaredLength > longest && !truncatedIsUseful ? 0 : longest;
        }
    }

    /** @param end of the time for the response, by {@link System#nanoTime} */
    static CosResponse read(RestResponse<InputStream> response, long end, BodyLimit limit) throws IOException {
        Map<String, String> headers = headers(response);
        if (response.getStatus() >= 300) {
            ResponseBody note = body(response.getEntity(), BodyLimit.NOTE.longest(), end);
            return new CosResponse(response.getStatus(), headers, ErrorXml.read(unpacked(note, headers)));
        }
        ResponseBody body = body(response.getEntity(), limit.of(declaredLength(headers)), end);
        CosError error = response.getStatus() == PARTIAL_CONTENT ? CosError.NONE : ErrorXml.readWithin(body.bytes());
        return new CosResponse(response.getStatus(), headers, error, body);
    }

    private static byte[] unpacked(ResponseBody note, Map<String, String> headers) {
        try {
            return ContentCoding.of(headers).decoded(note.bytes(), BodyLimit.NOTE.longest());
        } catch (IOException unreadable) {
            return note.bytes();
        }
    }

    private static long declaredLength(Map<String, String> headers) {
        return CountText.read(headers.getOrDefault("content-length", "")).orElse(0L);
    }

    private static ResponseBody body(@Nullable InputStream stream, int longest, long end) throws IOException {
        if (stream == null) {
            return ResponseBody.NONE;
        }
        try (stream) {
            return start(stream, longest, end);
        }
    }

    /** Checks the time as well: a slow server may never end, and half a response is useless. */
    private static ResponseBody start(InputStream stream, int longest, long end) throws IOException {
        var body = new ByteArrayOutputStream();
        var chunk = new byte[8 * 1024];
        int read = stream.read(chunk);
        while (read > 0 && body.size() + read <= longest) {
            body.write(chunk, 0, read);
            if (System.nanoTime() - end >= 0) {
                throw new IOException("the answer did not end in time");
            }
            read = stream.read(chunk);
        }
        if (read > 0) {
            body.write(chunk, 0, Math.min(read, longest - body.size()));
        }
        return read < 0 && body.size() == 0 ? ResponseBody.NONE : new ResponseBody(body.toByteArray(), read < 0);
    }

    private static Map<String, String> headers(RestResponse<InputStream> response) {
        var headers = new HashMap<String, String>();
        for (Map.Entry<String, List<Object>> header : response.getHeaders().entrySet()) {
            headers.putIfAbsent(
                    header.getKey().toLowerCase(Locale.ROOT),
                    header.getValue().get(0).toString());
        }
        Optional.ofNullable(headers.remove(CONTENT_TYPE)).ifPresent(type -> headers.put("content-type", type));
        return headers;
    }
}
