package dev.thaw.cos.message;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a page of a listing, made acceptable to an XML parser whatever keys it holds. Bytes that are not UTF-8 and characters
 * that XML cannot hold are escaped after a mark: a key with a mark cannot be read, but the keys beside it can.
 */
final class ListText {

    /** A noncharacter of Unicode that XML allows. */
    static final char MARK = '\uFDD0';

    private static final String NO_XML = "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]";
    private static final Pattern ODD_CHARACTER = Pattern.compile(NO_XML);
    /** An ampersand without a reference, or a reference to a character. */
    private static final Pattern ODD = Pattern.compile(
            NO_XML + "|&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,9}|#x[0-9A-Fa-f]{1,8});)|&#(x?)([0-9A-Fa-f]{1,9});");

    private ListText() {}

    static String of(byte[] page) {
        String text = decoded(page);
        Pattern odd = text.contains("<![CDATA[") ? ODD_CHARACTER : ODD;
        Matcher matcher = odd.matcher(text);
        return matcher.find() ? matcher.replaceAll(match -> Matcher.quoteReplacement(escaped(match))) : text;
    }

    /** Whether a part of the text was escaped. */
    static boolean isMarked(String text) {
        return text.indexOf(MARK) >= 0;
    }

    static String withoutMarks(String text) {
        return text.replace(String.valueOf(MARK), "");
    }

    private static String decoded(byte[] page) {
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(page);
        CharBuffer some = CharBuffer.allocate(8 * 1024);
        var text = new StringBuilder(page.length);
        CoderResult result = CoderResult.OVERFLOW;
        while (!result.isUnderflow()) {
            result = utf8.decode(bytes, some, true);
            text.append(some.flip());
            some.clear();
            for (int left = result.isError() ? result.length() : 0; left > 0; left--) {
                text.append(MARK).append(String.format(Locale.ROOT, "\\x%02X", bytes.get()));
            }
        }
        return text.toString();
    }

    private static String escaped(MatchResult odd) {
        String found = odd.group();
        if (!found.startsWith("&")) {
            return MARK + String.format(Locale.ROOT, "\\u%04X", (int) found.charAt(0));
        }
        boolean fits = found.length() > 1 && isXml(codePoint(odd));
        return fits ? found : MARK + "&amp;" + found.substring(1);
    }

    private static long codePoint(MatchResult reference) {
        boolean hex = !reference.group(1).isEmpty();
        String digits = reference.group(2);
        return hex || digits.chars().allMatch(digit -> digit <= '9') ? Long.parseLong(digits, hex ? 16 : 10) : -1;
    }

    /** The characters of XML 1.0, 2.2. */
    private static boolean isXml(long codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || codePoint == '\r'
                || (codePoint >= 0x20 && codePoint <= 0xD7FF)
                || (codePoint >= 0xE000 && codePoint <= 0xFFFD)
                || (codePoint >= 0x10000 && codePoint <= 0x10FFFF);
    }
}
