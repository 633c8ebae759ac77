package dev.thaw.policy.document.yaml;

import dev.thaw.policy.document.finding.Finding.Position;
import dev.thaw.policy.document.finding.Findings;
import dev.thaw.policy.document.finding.SourceLines;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Decodes a document: UTF-8 without a byte order mark, at most 1 MiB, visible characters only. */
public final class DocumentText {

    static final int MAX_BYTES = 1 << 20;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int MOST_REPORTED = 10;

    private DocumentText() {}

    public static Optional<String> decode(byte[] document, Findings findings) {
        if (document.length > MAX_BYTES) {
            findings.error(Position.START, "", "", "is larger than 1 MiB", "shorten it; globs and {a,b} join rules");
            return Optional.empty();
        }
        CharBuffer text = CharBuffer.allocate(document.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(withoutMark(document, findings));
        boolean broken = decoder.decode(bytes, text, true).isError();
        String decoded = text.flip().toString();
        if (broken) {
            String value = String.format(Locale.ROOT, "byte 0x%02X", bytes.get(bytes.position()));
            findings.error(endOf(decoded), "", value, "is not UTF-8", "save the file as UTF-8");
            return Optional.empty();
        }
        return isVisible(decoded, findings) ? Optional.of(decoded) : Optional.empty();
    }

    private static byte[] withoutMark(byte[] document, Findings findings) {
        int length = BYTE_ORDER_MARK.length;
        if (document.length < length || !Arrays.equals(document, 0, length, BYTE_ORDER_MARK, 0, length)) {
            return document;
        }
        findings.error(
                Position.START, "", "", "begins with a byte order mark", "save it as UTF-8 without a mark (BOM)");
        return Arrays.copyOfRange(document, length, document.length);
    }

    private static boolean isVisible(String text, Findings findings) {
        int[] hidden = text.codePoints()
                .filter(DocumentText::isHidden)
                .distinct()
                .limit(MOST_REPORTED)
                .toArray();
        for (int codePoint : hidden) {
            findings.error(
                    endOf(text.substring(0, text.indexOf(codePoint))),
                    "",
                    String.format(Locale.ROOT, "\\u%04X", codePoint),
                    "is a character that is not allowed in the document",
                    "remove it, or write it as an escape in double quotes");
        }
        return hidden.length == 0;
    }

    /** Characters that are not printable in YAML 1.2, and DEL. */
    private static boolean isHidden(int codePoint) {
        return Character.isISOControl(codePoint)
                        && codePoint != '\t'
                        && codePoint != '\n'
                        && codePoint != '\r'
                        && codePoint != 0x85
                || codePoint == 0xFEFF
                || codePoint == 0xFFFE
                || codePoint == 0xFFFF;
    }

    private static Position endOf(String text) {
        String[] lines = SourceLines.split(text);
        String last = lines[lines.length - 1];
        return new Position(lines.length, last.codePointCount(0, last.length()) + 1);
    }
}
