package dev.thaw.emulator.service;

import dev.thaw.emulator.http.EmulatedRequest;
import dev.thaw.emulator.http.EmulatedResponse;

/** What answers at {@code <uin>.cos-control.<region>.myqcloud.com}. */
public interface ControlService {

    /** @throws dev.thaw.emulator.http.EmulatedError if the request is refused */
    EmulatedResponse answer(EmulatedRequest request);
}
