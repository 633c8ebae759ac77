package dev.thaw.restore.store;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Some bytes of an object, and which content they are part of. */
public final class ObjectPart {

    private final byte[] bytes;
    private final long total;
    private final String etag;

    /**
     * @param bytes not copied: the caller must not change them any more
     * @param total size of the whole object
     * @param etag of the content that the bytes are part of; empty if the store does not name it
     */
    public ObjectPart(byte[] bytes, long total, String etag) {
        this.bytes = bytes;
        this.total = total;
        this.etag = etag;
    }

    public InputStream stream() {
        return new ByteArrayInputStream(bytes);
    }

    public int length() {
        return bytes.length;
    }

    public long total() {
        return total;
    }

    public String etag() {
        return etag;
    }
}
