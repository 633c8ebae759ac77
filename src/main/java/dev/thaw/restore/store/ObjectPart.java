package dev.thaw.restore.store;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.function.Function;

/** What came of reading a part of an object. */
public sealed interface ObjectPart {

    <T> T fold(Function<Bytes, T> bytes, Function<Failure, T> failed);

    /** A part, and what it is a part of. */
    final class Bytes implements ObjectPart {

        private final byte[] bytes;
        private final long total;
        private final String etag;

        /**
         * @param bytes no longer to be changed by the caller
         * @param total size of the whole object
         * @param etag of the content that the bytes belong to; empty where the store tells none
         */
        public Bytes(byte[] bytes, long total, String etag) {
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

        @Override
        public <T> T fold(Function<Bytes, T> part, Function<Failure, T> failed) {
            return part.apply(this);
        }
    }

    record Failed(Failure failure) implements ObjectPart {
        @Override
        public <T> T fold(Function<Bytes, T> bytes, Function<Failure, T> failed) {
            return failed.apply(failure);
        }
    }
}
