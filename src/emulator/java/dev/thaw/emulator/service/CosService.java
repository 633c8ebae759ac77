package dev.thaw.emulator.service;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.thaw.emulator.http.EmulatedDate;
import dev.thaw.emulator.http.EmulatedError;
import dev.thaw.emulator.http.EmulatedRequest;
import dev.thaw.emulator.http.EmulatedResponse;
import dev.thaw.emulator.signature.AccessKey;
import dev.thaw.emulator.signature.SignatureVerifier;
import dev.thaw.emulator.store.BucketStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Turns requests into responses: verifies the signature, then performs the operation. */
public final class CosService {

    private final InstantSource clock;
    private final SignatureVerifier verifier;
    private final RestoreHandler restores;
    private final ReadHandler reads;
    private final WriteHandler writes;
    private final CopyHandler copies;
    private final ListHandler listings;
    private final BucketHandler settings;
    private final BucketStore store;
    private final ControlService control;
    private final AtomicLong requests = new AtomicLong();

    public CosService(AccessKey key, Restores restores, ControlService control, boolean md5Required) {
        this.control = control;
        this.clock = restores.clock();
        this.store = restores.store();
        this.verifier = new SignatureVerifier(key, clock);
        this.restores = new RestoreHandler(restores, md5Required);
        this.reads = new ReadHandler(store, clock);
        this.writes = new WriteHandler(store, clock, restores.events());
        this.copies = new CopyHandler(store, clock, restores.events());
        this.listings = new ListHandler(store, clock);
        this.settings = new BucketHandler(store);
    }

    public EmulatedResponse answer(EmulatedRequest request) {
        try {
            return stamped(served(request), nextRequestId());
        } catch (EmulatedError error) {
            return reject(request, error);
        }
    }

    public EmulatedResponse reject(EmulatedRequest request, EmulatedError error) {
        String requestId = nextRequestId();
        return stamped(error.toResponse(request, requestId), requestId);
    }

    /** The time of the emulator. */
    Instant now() {
        return clock.instant();
    }

    private EmulatedResponse served(EmulatedRequest request) {
        if (!request.target().wellFormed()) {
            throw new EmulatedError(400, "InvalidURI", "The request target cannot be decoded.");
        }
        verifier.verify(request);
        if (request.isForControl()) {
            return control.answer(request);
        }
        store.bucket(request.bucket());
        return switch (request.operation()) {
            case RESTORE -> restores.answer(request);
            case HEAD_OBJECT -> reads.head(request);
            case GET_OBJECT -> reads.get(request);
            case GET_TAGGING -> settings.tagging(request);
            case PUT_OBJECT -> writes.put(request);
            case COPY_OBJECT -> copies.copy(request);
            case DELETE_OBJECT -> writes.delete(request);
            case LIST -> listings.answer(request);
            case GET_VERSIONING -> settings.versioning(request);
            case HEAD_BUCKET -> EmulatedResponse.empty(200);
            default -> throw new EmulatedError(405, "MethodNotAllowed", "The emulator does not offer this operation.");
        };
    }

    private EmulatedResponse stamped(EmulatedResponse answer, String requestId) {
        return answer.withAll(Map.of(
                "Server", "tencent-cos", "Date", EmulatedDate.format(clock.instant()), "x-cos-request-id", requestId));
    }

    private String nextRequestId() {
        String name = "emulator-%09d".formatted(requests.incrementAndGet());
        return Base64.getEncoder().encodeToString(name.getBytes(US_ASCII));
    }
}
