package dev.thaw.cos;

import dev.thaw.cos.DocumentWire.Document;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Reads the content of small objects: wholly, or up to a limit. One that breaks off is no content, so that half a policy is none. */
final class DocumentReader {

    private static final int CHUNK = 16 * 1024;

    private DocumentReader() {}

    static Uni<Document> read(RestResponse<InputStream> response, int most, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        return Uni.createFrom()
                .item(() -> document(response, most, end))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static Document document(RestResponse<InputStream> response, int most, long end) {
        byte[] body = body(response.getEntity(), most, end);
        return new Document(AnswerReader.answer(response, body), body);
    }

    private static byte[] body(@Nullable InputStream stream, int most, long end) {
        if (stream == null) {
            return new byte[0];
        }
        try (stream) {
            return start(stream, most, end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] start(InputStream stream, int most, long end) throws IOException {
        var body = new ByteArrayOutputStream();
        byte[] chunk = stream.readNBytes(Math.min(CHUNK, most));
        while (chunk.length > 0) {
            body.write(chunk);
            if (System.nanoTime() >= end) {
                throw new IOException("the content did not end in time");
            }
            chunk = stream.readNBytes(Math.min(CHUNK, most - body.size()));
        }
        return body.toByteArray();
    }
}
