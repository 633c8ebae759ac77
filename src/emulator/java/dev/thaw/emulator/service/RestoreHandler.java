package dev.thaw.emulator.service;

import dev.thaw.emulator.EmulatorSettings;
import dev.thaw.emulator.http.EmulatedError;
import dev.thaw.emulator.http.EmulatedRequest;
import dev.thaw.emulator.http.EmulatedResponse;
import dev.thaw.emulator.http.RequestLog;
import dev.thaw.emulator.http.RequestMd5;
import dev.thaw.emulator.store.ArchiveType;
import dev.thaw.emulator.store.BucketStore;
import dev.thaw.emulator.store.Restoration;
import dev.thaw.emulator.store.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** POST Object restore: the terms are checked, then the state of the object decides. */
record RestoreHandler(BucketStore store, EmulatorSettings settings, RequestLog journal) {

    private static final int LONGEST_DAYS = 365;

    EmulatedResponse answer(EmulatedRequest request) {
        new RequestMd5(settings.md5Required()).check(request);
        Instant now = settings.clock().instant();
        StoredObject object = store.find(request).at(now);
        RestoreBodyReader body = RestoreBodyReader.parse(request.body());
        Duration wait = checked(object, body);
        if (object.running(now)) {
            throw new EmulatedError(409, "RestoreAlreadyInProgress", "Object restore is already in progress.");
        }
        Instant ready = object.live(now) ? now : now.plus(settings.scale().scaled(wait));
        accept(request, restoration(body, now, ready));
        return EmulatedResponse.empty(object.live(now) ? 200 : 202);
    }

    private void accept(EmulatedRequest request, Restoration restoration) {
        StoredObject before = store.find(request);
        store.bucket(request.bucket()).replace(request.key(), before, before.restoring(restoration));
        journal.accepted(request.key());
    }

    private Restoration restoration(RestoreBodyReader body, Instant now, Instant ready) {
        Instant expiry = settings.scale().expiry(ready, body.days().orElse(0));
        return new Restoration(body.tier(), now, ready, expiry);
    }

    private static Duration checked(StoredObject object, RestoreBodyReader body) {
        ArchiveType depth = object.depth().orElseThrow(RestoreHandler::notArchived);
        checkDays(object, body.days());
        return depth.timeOf(body.tier())
                .orElseThrow(() -> invalid("The tier " + body.tier() + " is not offered for this object."));
    }

    private static void checkDays(StoredObject object, Optional<Integer> days) {
        if (object.intelligent() && days.isPresent()) {
            throw invalid("Days is not allowed for intelligent tiering.");
        }
        if (!object.intelligent()
                && days.filter(count -> count >= 1 && count <= LONGEST_DAYS).isEmpty()) {
            throw invalid("Days has to be 1 to 365.");
        }
    }

    private static EmulatedError notArchived() {
        return new EmulatedError(405, "RestoreNonArchiveObject", "The object is not archived.");
    }

    /** The code is likely, not documented. */
    private static EmulatedError invalid(String message) {
        return new EmulatedError(400, "InvalidArgument", message);
    }
}
