package dev.thaw.cos.http;

import dev.thaw.cos.message.ByteRange;
import dev.thaw.cos.message.CosResponse;
import dev.thaw.object.ObjectRef;
import dev.thaw.restore.store.BucketPrefix;
import dev.thaw.restore.store.RestoreRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Sends a request once and returns the response, whatever its status. Blocks. Safe for threads. */
public interface CosHttp {

    /**
     * Opens a connection, so that the first call need not wait for name, TCP and TLS. Does not block. Nothing is sent; whether it
     * succeeds shows in the first call. A wire without connections does nothing.
     */
    default void connectAhead(String bucket, String region) {}

    CosResponse head(ObjectRef object, Attempt attempt) throws TransportException;

    /** Reads the first byte: unlike a denied HEAD, a denied GET gives the reason in its body. */
    CosResponse probe(ObjectRef object, Attempt attempt) throws TransportException;

    /** Reads a range of bytes; a server may send the whole object instead. */
    CosResponse read(ObjectRef object, ByteRange range, Attempt attempt) throws TransportException;

    /**
     * Reads the start of a small object.
     *
     * @param knownEtag of content that need not be sent again
     * @param most bytes to read
     */
    CosResponse document(ObjectRef object, Optional<String> knownEtag, int most, Attempt attempt)
            throws TransportException;

    /** Lists up to a thousand objects after the marker. */
    CosResponse list(BucketPrefix prefix, String marker, Attempt attempt) throws TransportException;

    CosResponse restore(RestoreRequest request, Attempt attempt) throws TransportException;

    /** Creates an object, unless there is one with this key (PUT Object with {@code x-cos-forbid-overwrite}, 436/7749). */
    CosResponse create(ObjectRef object, byte[] body, Attempt attempt) throws TransportException;

    /** Creates an object of a file, as {@link #create} does. The file is streamed. */
    CosResponse upload(ObjectRef object, Path file, Attempt attempt) throws TransportException;

    /** A call of COS Batch. @param appid the number that ends the names of the account's buckets */
    CosResponse control(ControlCall call, String uin, String region, String appid, Attempt attempt)
            throws TransportException;

    /** DELETE Object, 436/7743. */
    CosResponse delete(ObjectRef object, Attempt attempt) throws TransportException;

    /**
     * Copies an object onto itself in another class.
     *
     * @param headers to be repeated, since they are not carried over, by lower-case name
     * @param etag that the object must still have
     */
    CosResponse copyInPlace(
            ObjectRef object, Map<String, String> headers, String etag, String storageClass, Attempt attempt)
            throws TransportException;

    /** One of the calls above, with its object filled in. */
    interface Call {
        CosResponse send(Attempt attempt) throws TransportException;
    }
}
