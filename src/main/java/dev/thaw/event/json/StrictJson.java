package dev.thaw.event.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.thaw.event.json.InvalidInputException.Kind;
import dev.thaw.object.StrictUtf8;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Strict JSON: one value, in UTF-8, no field twice. The messages and causes of Jackson are dropped, because they quote the text,
 * and an event holds the {@code Authorization} header of an upload.
 */
public final class StrictJson {

    /** The largest event of a synchronous invocation (SCF, page "Quotas and Limits"). */
    public static final int MAX_BYTES = 6 * 1024 * 1024;

    /** A larger text is decoded in pieces: as characters it would take twice its memory. */
    private static final int MAX_DECODED_AT_ONCE = 64 * 1024;

    private static final int MAX_DEPTH = 64;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    /** The largest request, 50,000 objects with versions, has 300,000; a tree of this size fits into 128 MB. */
    public static final int MAX_TOKENS = 400_000;

    private static final ObjectReader TREES = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build()
            .readerFor(JsonNode.class);

    private StrictJson() {}

    public static JsonNode tree(byte[] bytes) throws InvalidInputException {
        if (bytes.length > MAX_BYTES) {
            throw new InvalidInputException(
                    Kind.TOO_LARGE, "", "the text has " + bytes.length + " bytes, at most 6 MB are accepted");
        }
        return bytes.length <= MAX_DECODED_AT_ONCE
                ? tree(StrictUtf8.decode(bytes).orElseThrow(() -> unreadable("is not UTF-8")))
                : tree(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8.newDecoder()));
    }

    public static JsonNode tree(String text) throws InvalidInputException {
        return tree(new StringReader(text));
    }

    private static JsonNode tree(Reader text) throws InvalidInputException {
        try (JsonParser parser = TREES.createParser(withoutMark(text))) {
            if (parser.nextToken() == null) {
                throw unreadable("is empty");
            }
            JsonNode tree = TREES.readTree(parser);
            if (parser.nextToken() != null) {
                throw unreadable("continues after its JSON value" + at(parser.currentTokenLocation()));
            }
            return tree;
        } catch (StreamConstraintsException fault) {
            throw tooLarge(fault);
        } catch (JsonProcessingException fault) {
            throw unreadable(described(fault) + at(fault.getLocation()));
        } catch (CharacterCodingException fault) {
            throw unreadable("is not UTF-8");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Reader withoutMark(Reader text) throws InvalidInputException {
        PushbackReader withoutMark = new PushbackReader(text);
        try {
            int first = withoutMark.read();
            if (first >= 0 && first != BYTE_ORDER_MARK) {
                withoutMark.unread(first);
            }
            return withoutMark;
        } catch (CharacterCodingException fault) {
            throw unreadable("is not UTF-8");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The memory of a value depends little on its length, so the number of values is bounded too. */
    private static InvalidInputException tooLarge(StreamConstraintsException fault) {
        return String.valueOf(fault.getOriginalMessage()).startsWith("Token count")
                ? new InvalidInputException(
                        Kind.TOO_LARGE,
                        "",
                        "the text holds more than " + MAX_TOKENS + " names, values and brackets;"
                                + " for many objects use a list")
                : unreadable("is nested deeper than " + MAX_DEPTH + " or has an overlong number or name");
    }

    private static String described(JsonProcessingException fault) {
        if (fault instanceof JsonEOFException) {
            return "ends too early";
        }
        return fault instanceof MismatchedInputException ? "holds a field twice" : "is not JSON";
    }

    /** The location may be missing. */
    private static String at(@Nullable JsonLocation location) {
        return location == null ? "" : ", line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static InvalidInputException unreadable(String reason) {
        return new InvalidInputException(Kind.UNREADABLE, "", "the text " + reason);
    }
}
