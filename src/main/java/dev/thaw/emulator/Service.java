package dev.thaw.emulator;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** From request to answer: the signature is judged first, then the operation does its work. */
final class Service {

    private final EmulatorSettings settings;
    private final SignatureJudge judge;
    private final Restores restores;
    private final Reads reads;
    private final Writes writes;
    private final Listings listings;
    private final Store store;
    private final AtomicLong requests = new AtomicLong();

    Service(EmulatorSettings settings, Store store, Journal journal) {
        this.settings = settings;
        this.store = store;
        this.judge = new SignatureJudge(settings.key(), settings.clock());
        this.restores = new Restores(store, settings, journal);
        this.reads = new Reads(store, settings.clock());
        this.writes = new Writes(store, settings.clock());
        this.listings = new Listings(store, settings.clock());
    }

    CosAnswer answer(CosRequest request) {
        try {
            return stamped(served(request), nextRequestId());
        } catch (CosError refusal) {
            return refuse(request, refusal);
        }
    }

    CosAnswer refuse(CosRequest request, CosError refusal) {
        String requestId = nextRequestId();
        return stamped(refusal.answer(request, requestId), requestId);
    }

    private CosAnswer served(CosRequest request) {
        if (!request.target().wellFormed()) {
            throw new CosError(400, "InvalidURI", "The request target cannot be decoded.");
        }
        judge.judge(request);
        store.bucket(request.bucket());
        return switch (request.operation()) {
            case RESTORE -> restores.answer(request);
            case HEAD_OBJECT -> reads.head(request);
            case GET_OBJECT -> reads.get(request);
            case PUT_OBJECT -> writes.put(request);
            case LIST -> listings.answer(request);
            case HEAD_BUCKET -> CosAnswer.empty(200);
            case OTHER -> throw new CosError(405, "MethodNotAllowed", "The emulator does not offer this operation.");
        };
    }

    private CosAnswer stamped(CosAnswer answer, String requestId) {
        return answer.withAll(Map.of(
                "Server",
                "tencent-cos",
                "Date",
                HttpDate.format(settings.clock().instant()),
                "x-cos-request-id",
                requestId));
    }

    private String nextRequestId() {
        String name = "emulator-%09d".formatted(requests.incrementAndGet());
        return Base64.getEncoder().encodeToString(name.getBytes(US_ASCII));
    }
}
