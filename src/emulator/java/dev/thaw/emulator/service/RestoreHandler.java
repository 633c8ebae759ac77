package dev.thaw.emulator.service;

import dev.thaw.emulator.http.EmulatedRequest;
import dev.thaw.emulator.http.EmulatedResponse;

/** POST Object restore. */
record RestoreHandler(Restores restores, boolean md5Required) {

    EmulatedResponse answer(EmulatedRequest request) {
        new RequestMd5(md5Required).check(request);
        restores.store().find(request);
        RestoreBodyReader body = RestoreBodyReader.parse(request.body());
        return EmulatedResponse.empty(
                restores.restore(placeOf(request), request.versionId(), body.days(), body.tier()));
    }

    static ObjectEvents.Place placeOf(EmulatedRequest request) {
        return new ObjectEvents.Place(request.region(), request.bucket(), request.key());
    }
}
