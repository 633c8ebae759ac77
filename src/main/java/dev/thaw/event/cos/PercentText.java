package dev.thaw.event.cos;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoded text. Not {@code URLDecoder}: a plus sign is itself, and what is no encoding of UTF-8 stays as it is. */
final class PercentText {

    private static final int TRIPLET = 3;

    private PercentText() {}

    static String decoded(String text) {
        int percent = text.indexOf('%');
        if (percent < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        int done = 0;
        while (percent >= 0) {
            int end = endOfRun(text, percent);
            decoded.append(text, done, percent).append(decodedRun(text.substring(percent, end), utf8));
            done = end;
            percent = text.indexOf('%', end > percent ? end : percent + 1);
        }
        return decoded.append(text, done, text.length()).toString();
    }

    private static int endOfRun(String text, int start) {
        int end = start;
        while (end + TRIPLET <= text.length()
                && text.charAt(end) == '%'
                && isHex(text.charAt(end + 1))
                && isHex(text.charAt(end + 2))) {
            end += TRIPLET;
        }
        return end;
    }

    private static boolean isHex(char character) {
        return character < 0x80 && Character.digit(character, 16) >= 0;
    }

    private static CharSequence decodedRun(String run, CharsetDecoder utf8) {
        byte[] bytes = new byte[run.length() / TRIPLET];
        for (int index = 0; index < bytes.length; index++) {
            int start = index * TRIPLET + 1;
            bytes[index] = (byte) Integer.parseInt(run, start, start + 2, 16);
        }
        try {
            return utf8.decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException fault) {
            return run;
        }
    }
}
