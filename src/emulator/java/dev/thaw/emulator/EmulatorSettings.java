package dev.thaw.emulator;

import dev.thaw.emulator.fault.FaultInjector;
import dev.thaw.emulator.signature.AccessKey;
import java.time.Clock;
import java.time.InstantSource;

/**
 * What is settled at the start of an emulator; what may change while it runs is in {@link FaultInjector}.
 *
 * @param port on 127.0.0.1; 0 takes a free one
 * @param key the pair that signs requests
 * @param clock rules key times, restores and expiries
 * @param scale the length of the service's day
 * @param md5Required whether a restore without Content-MD5 is refused, which the documents leave open
 */
public record EmulatorSettings(int port, AccessKey key, InstantSource clock, TimeScale scale, boolean md5Required) {

    /** A free port, the example key, real time, Content-MD5 optional. */
    public static EmulatorSettings defaults() {
        return new EmulatorSettings(0, AccessKey.EXAMPLE, Clock.systemUTC(), TimeScale.REAL, false);
    }

    public EmulatorSettings withPort(int port) {
        return new EmulatorSettings(port, key, clock, scale, md5Required);
    }

    public EmulatorSettings withKey(AccessKey key) {
        return new EmulatorSettings(port, key, clock, scale, md5Required);
    }

    public EmulatorSettings withClock(InstantSource clock) {
        return new EmulatorSettings(port, key, clock, scale, md5Required);
    }

    public EmulatorSettings withScale(TimeScale scale) {
        return new EmulatorSettings(port, key, clock, scale, md5Required);
    }

    public EmulatorSettings requiringMd5() {
        return new EmulatorSettings(port, key, clock, scale, true);
    }
}
