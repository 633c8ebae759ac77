package dev.thaw.listing;

import dev.thaw.object.ObjectRef;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.ObjectPart;
import dev.thaw.restore.store.ObjectReader;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.zip.GZIPOutputStream;

/** Objects in memory, read a few bytes at a time. */
final class InMemoryObjects implements ObjectReader {

    static final Failure UNREACHABLE = Failure.temporary(OutcomeCode.UNREACHABLE, "no answer: reset");

    private static final int PART = 7;

    private final Map<String, byte[]> objects = new HashMap<>();
    private final Map<String, Long> pretended = new HashMap<>();
    private LongPredicate broken = from -> false;
    private int reads;
    private int questionsLeft = Integer.MAX_VALUE;

    InMemoryObjects with(String key, String text) {
        return with(key, text.getBytes(StandardCharsets.UTF_8));
    }

    InMemoryObjects with(String key, byte[] bytes) {
        objects.put(key, bytes);
        return this;
    }

    /** An object that claims a size without having so many bytes. */
    InMemoryObjects pretending(String key, long size) {
        pretended.put(key, size);
        return with(key, "k\n");
    }

    InMemoryObjects breakingAt(LongPredicate from) {
        broken = from;
        return this;
    }

    /** From the so-manieth question on there is no time left. */
    InMemoryObjects outOfTimeAfter(int questions) {
        questionsLeft = questions;
        return this;
    }

    @Override
    public boolean timeIsOver() {
        return questionsLeft-- <= 0;
    }

    int reads() {
        return reads;
    }

    static byte[] gzip(String... members) {
        var packed = new ByteArrayOutputStream();
        for (String member : members) {
            try (var gzip = new GZIPOutputStream(packed)) {
                gzip.write(member.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return packed.toByteArray();
    }

    @Override
    public Result<ObjectPart> read(ObjectRef object, long from, Optional<String> etag) {
        reads++;
        byte[] bytes = objects.get(object.key());
        if (bytes == null) {
            return failed("NoSuchKey", "COS answered 404 NoSuchKey");
        }
        if (broken.test(from)) {
            return Result.failed(UNREACHABLE);
        }
        String present = "\"" + Arrays.hashCode(bytes) + "\"";
        if (etag.filter(meant -> !meant.equals(present)).isPresent()) {
            return failed("PreconditionFailed", "COS answered 412 PreconditionFailed");
        }
        byte[] part = Arrays.copyOfRange(bytes, (int) from, (int) Math.min(bytes.length, from + PART));
        return Result.of(new ObjectPart(part, pretended.getOrDefault(object.key(), (long) bytes.length), present));
    }

    private static Result<ObjectPart> failed(String code, String detail) {
        return Result.failed(new Failure(OutcomeCode.REJECTED, false, detail, Optional.of(code), Optional.of("id")));
    }
}
