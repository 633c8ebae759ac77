package dev.thaw.emulator.service;

import dev.thaw.emulator.http.EmulatedError;
import dev.thaw.emulator.http.EmulatedRequest;
import dev.thaw.emulator.http.EmulatedResponse;
import dev.thaw.emulator.http.RequestLog;
import dev.thaw.emulator.store.ArchiveType;
import dev.thaw.emulator.store.BucketStore;
import dev.thaw.emulator.store.Restoration;
import dev.thaw.emulator.store.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** POST Object restore: checks the terms, then the state of the object. */
record RestoreHandler(BucketStore store, InstantSource clock, TimeScale scale, boolean md5Required, RequestLog log) {

    private static final int MAX_DAYS = 365;

    EmulatedResponse answer(EmulatedRequest request) {
        new RequestMd5(md5Required).check(request);
        Instant now = clock.instant();
        StoredObject object = store.find(request).at(now);
        RestoreBodyReader body = RestoreBodyReader.parse(request.body());
        Duration wait = checked(object, body);
        if (object.running(now)) {
            throw new EmulatedError(409, "RestoreAlreadyInProgress", "Object restore is already in progress.");
        }
        Instant ready = object.live(now) ? now : now.plus(scale.scaled(wait));
        accept(request, restoration(body, now, ready));
        return EmulatedResponse.empty(object.live(now) ? 200 : 202);
    }

    private void accept(EmulatedRequest request, Restoration restoration) {
        StoredObject before = store.find(request);
        store.bucket(request.bucket()).replace(request.key(), before, before.restoring(restoration));
        log.accepted(request.key());
    }

    private Restoration restoration(RestoreBodyReader body, Instant now, Instant ready) {
        Instant expiry = scale.expiry(ready, body.days().orElse(0));
        return new Restoration(body.tier(), now, ready, expiry);
    }

    private static Duration checked(StoredObject object, RestoreBodyReader body) {
        ArchiveType type = object.archiveType().orElseThrow(RestoreHandler::notArchived);
        checkDays(object, body.days());
        return type.timeOf(body.tier())
                .orElseThrow(() -> invalid("The tier " + body.tier() + " is not offered for this object."));
    }

    private static void checkDays(StoredObject object, Optional<Integer> days) {
        if (object.intelligent() && days.isPresent()) {
            throw invalid("Days is not allowed for intelligent tiering.");
        }
        if (!object.intelligent()
                && days.filter(count -> count >= 1 && count <= MAX_DAYS).isEmpty()) {
            throw invalid("Days has to be 1 to 365.");
        }
    }

    private static EmulatedError notArchived() {
        return new EmulatedError(405, "RestoreNonArchiveObject", "The object is not archived.");
    }

    /** The code is probable, but not documented. */
    private static EmulatedError invalid(String message) {
        return new EmulatedError(400, "InvalidArgument", message);
    }
}
