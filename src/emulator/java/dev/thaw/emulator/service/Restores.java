package dev.thaw.emulator.service;

import dev.thaw.emulator.http.EmulatedError;
import dev.thaw.emulator.http.RequestLog;
import dev.thaw.emulator.store.ArchiveType;
import dev.thaw.emulator.store.BucketStore;
import dev.thaw.emulator.store.Restoration;
import dev.thaw.emulator.store.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Restores of single objects, whoever asks for them: a request, or a batch job. */
public record Restores(BucketStore store, InstantSource clock, TimeScale scale, RequestLog log, ObjectEvents events) {

    private static final int MAX_DAYS = 365;

    /**
     * Begins a restore, or renews a live copy.
     *
     * @return 202 for a restore, 200 for a renewal
     * @throws EmulatedError if the object is missing, is not archived, or does not allow these terms, or if a restore is running
     */
    public int restore(ObjectEvents.Place place, Optional<String> versionId, Optional<Integer> days, String tier) {
        Instant now = clock.instant();
        StoredObject before = store.bucket(place.bucket()).find(place.key(), versionId);
        StoredObject object = before.at(now);
        Duration wait = checked(object, days, tier);
        if (object.running(now)) {
            throw new EmulatedError(409, "RestoreAlreadyInProgress", "Object restore is already in progress.");
        }
        boolean renewal = object.live(now);
        Instant ready = renewal ? now : now.plus(scale.scaled(wait));
        Restoration restoration = new Restoration(tier, now, ready, scale.expiry(ready, days.orElse(0)));
        StoredObject after = before.restoring(restoration);
        store.bucket(place.bucket()).replace(place.key(), before, after);
        log.accepted(place.key());
        if (!renewal) {
            events.happened("cos:ObjectRestore:Post", now, place, after);
            events.happened("cos:ObjectRestore:Completed", ready, place, after);
        }
        return renewal ? 200 : 202;
    }

    private static Duration checked(StoredObject object, Optional<Integer> days, String tier) {
        ArchiveType type = object.archiveType().orElseThrow(Restores::notArchived);
        checkDays(object, days);
        return type.timeOf(tier).orElseThrow(() -> invalid("The tier " + tier + " is not offered for this object."));
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
