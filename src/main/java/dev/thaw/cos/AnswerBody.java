package dev.thaw.cos;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** The body of a successful answer, as far as it was read. */
final class AnswerBody {

    /** Of calls whose success has nothing to say. */
    static final AnswerBody NONE = new AnswerBody(new byte[0], true);

    private final byte[] bytes;
    private final boolean whole;

    /**
     * @param bytes no longer to be changed by the caller
     * @param whole whether nothing came after them
     */
    AnswerBody(byte[] bytes, boolean whole) {
        this.bytes = bytes;
        this.whole = whole;
    }

    boolean isWhole() {
        return whole;
    }

    int length() {
        return bytes.length;
    }

    InputStream stream() {
        return new ByteArrayInputStream(bytes);
    }

    /** The bytes themselves, not a copy: they may be megabytes. */
    byte[] bytes() {
        return bytes;
    }
}
