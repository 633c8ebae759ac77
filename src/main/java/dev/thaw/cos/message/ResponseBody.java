package dev.thaw.cos.message;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** The body of a successful answer, as far as it was read. */
public final class ResponseBody {

    /** Of calls whose success has nothing to say. */
    public static final ResponseBody NONE = new ResponseBody(new byte[0], true);

    private final byte[] bytes;
    private final boolean whole;

    /**
     * @param bytes no longer to be changed by the caller
     * @param whole whether nothing came after them
     */
    public ResponseBody(byte[] bytes, boolean whole) {
        this.bytes = bytes;
        this.whole = whole;
    }

    public boolean isWhole() {
        return whole;
    }

    public int length() {
        return bytes.length;
    }

    InputStream stream() {
        return new ByteArrayInputStream(bytes);
    }

    /** The bytes themselves, not a copy: they may be megabytes. */
    public byte[] bytes() {
        return bytes;
    }
}
