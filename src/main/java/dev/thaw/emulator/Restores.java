package dev.thaw.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** POST Object restore: the terms are checked, then the state of the object decides. */
record Restores(Store store, EmulatorSettings settings, Journal journal) {

    private static final int LONGEST_DAYS = 365;

    CosAnswer answer(CosRequest request) {
        new ContentMd5(settings.md5Required()).check(request);
        Instant now = settings.clock().instant();
        StoredObject object = store.find(request).at(now);
        RestoreBody body = RestoreBody.parse(request.body());
        Duration wait = checked(object, body);
        if (object.running(now)) {
            throw new CosError(409, "RestoreAlreadyInProgress", "Object restore is already in progress.");
        }
        Instant ready = object.live(now) ? now : now.plus(settings.scale().scaled(wait));
        accept(request, restoration(body, now, ready));
        return CosAnswer.empty(object.live(now) ? 200 : 202);
    }

    private void accept(CosRequest request, Restoration restoration) {
        StoredObject before = store.find(request);
        store.bucket(request.bucket()).replace(request.key(), before, before.restoring(restoration));
        journal.accepted(request.key());
    }

    private Restoration restoration(RestoreBody body, Instant now, Instant ready) {
        Instant expiry = settings.scale().expiry(ready, body.days().orElse(0));
        return new Restoration(body.tier(), now, ready, expiry);
    }

    private static Duration checked(StoredObject object, RestoreBody body) {
        Depth depth = object.depth().orElseThrow(Restores::notArchived);
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

    private static CosError notArchived() {
        return new CosError(405, "RestoreNonArchiveObject", "The object is not archived.");
    }

    /** The code is likely, not documented. */
    private static CosError invalid(String message) {
        return new CosError(400, "InvalidArgument", message);
    }
}
