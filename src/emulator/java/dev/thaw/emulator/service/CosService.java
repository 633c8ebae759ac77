package dev.thaw.emulator.service;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.thaw.emulator.EmulatorSettings;
import dev.thaw.emulator.http.EmulatedDate;
import dev.thaw.emulator.http.EmulatedError;
import dev.thaw.emulator.http.EmulatedRequest;
import dev.thaw.emulator.http.EmulatedResponse;
import dev.thaw.emulator.http.RequestLog;
import dev.thaw.emulator.signature.SignatureVerifier;
import dev.thaw.emulator.store.BucketStore;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** From request to answer: the signature is judged first, then the operation does its work. */
public final class CosService {

    private final EmulatorSettings settings;
    private final SignatureVerifier evaluator;
    private final RestoreHandler restores;
    private final ReadHandler reads;
    private final WriteHandler writes;
    private final ListHandler listings;
    private final BucketStore store;
    private final AtomicLong requests = new AtomicLong();

    public CosService(EmulatorSettings settings, BucketStore store, RequestLog journal) {
        this.settings = settings;
        this.store = store;
        this.evaluator = new SignatureVerifier(settings.key(), settings.clock());
        this.restores = new RestoreHandler(store, settings, journal);
        this.reads = new ReadHandler(store, settings.clock());
        this.writes = new WriteHandler(store, settings.clock());
        this.listings = new ListHandler(store, settings.clock());
    }

    public EmulatedResponse answer(EmulatedRequest request) {
        try {
            return stamped(served(request), nextRequestId());
        } catch (EmulatedError refusal) {
            return refuse(request, refusal);
        }
    }

    public EmulatedResponse refuse(EmulatedRequest request, EmulatedError refusal) {
        String requestId = nextRequestId();
        return stamped(refusal.answer(request, requestId), requestId);
    }

    private EmulatedResponse served(EmulatedRequest request) {
        if (!request.target().wellFormed()) {
            throw new EmulatedError(400, "InvalidURI", "The request target cannot be decoded.");
        }
        evaluator.evaluate(request);
        store.bucket(request.bucket());
        return switch (request.operation()) {
            case RESTORE -> restores.answer(request);
            case HEAD_OBJECT -> reads.head(request);
            case GET_OBJECT -> reads.get(request);
            case PUT_OBJECT -> writes.put(request);
            case LIST -> listings.answer(request);
            case HEAD_BUCKET -> EmulatedResponse.empty(200);
            case OTHER ->
                throw new EmulatedError(405, "MethodNotAllowed", "The emulator does not offer this operation.");
        };
    }

    private EmulatedResponse stamped(EmulatedResponse answer, String requestId) {
        return answer.withAll(Map.of(
                "Server",
                "tencent-cos",
                "Date",
                EmulatedDate.format(settings.clock().instant()),
                "x-cos-request-id",
                requestId));
    }

    private String nextRequestId() {
        String name = "emulator-%09d".formatted(requests.incrementAndGet());
        return Base64.getEncoder().encodeToString(name.getBytes(US_ASCII));
    }
}
