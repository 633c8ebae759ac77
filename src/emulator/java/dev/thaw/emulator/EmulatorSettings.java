package dev.thaw.emulator;

import dev.thaw.emulator.batch.EmulatedJobPace;
import dev.thaw.emulator.service.TimeScale;
import dev.thaw.emulator.signature.AccessKey;
import dev.thaw.emulator.trigger.EventTrigger;
import io.vertx.core.net.PfxOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Settings of an emulator, fixed at its start.
 *
 * @param port on 127.0.0.1; 0: a free one
 * @param key the key pair for signatures
 * @param clock the clock for key times, restores and expiries
 * @param scale the length of a day of the service
 * @param md5Required whether a restore without Content-MD5 is rejected; the vendor's pages do not say
 * @param listingLag listings show the keys as they were this long ago; the state of restores is shown at once
 * @param trigger where events go, if anywhere
 * @param batch how fast batch jobs go
 * @param tls key and certificates, if the emulator speaks TLS
 */
public record EmulatorSettings(
        int port,
        AccessKey key,
        InstantSource clock,
        TimeScale scale,
        boolean md5Required,
        Duration listingLag,
        Optional<EventTrigger> trigger,
        EmulatedJobPace batch,
        Optional<PfxOptions> tls) {

    /** A free port, the example key, real time, Content-MD5 optional. */
    public static EmulatorSettings defaults() {
        return new EmulatorSettings(
                0,
                AccessKey.EXAMPLE,
                Clock.systemUTC(),
                TimeScale.REAL,
                false,
                Duration.ZERO,
                Optional.empty(),
                EmulatedJobPace.DEFAULT,
                Optional.empty());
    }

    public EmulatorSettings withPort(int port) {
        return new EmulatorSettings(port, key, clock, scale, md5Required, listingLag, trigger, batch, tls);
    }

    public EmulatorSettings withKey(AccessKey key) {
        return new EmulatorSettings(port, key, clock, scale, md5Required, listingLag, trigger, batch, tls);
    }

    public EmulatorSettings withClock(InstantSource clock) {
        return new EmulatorSettings(port, key, clock, scale, md5Required, listingLag, trigger, batch, tls);
    }

    public EmulatorSettings withScale(TimeScale scale) {
        return new EmulatorSettings(port, key, clock, scale, md5Required, listingLag, trigger, batch, tls);
    }

    public EmulatorSettings requiringMd5() {
        return new EmulatorSettings(port, key, clock, scale, true, listingLag, trigger, batch, tls);
    }

    public EmulatorSettings withListingLag(Duration listingLag) {
        return new EmulatorSettings(port, key, clock, scale, md5Required, listingLag, trigger, batch, tls);
    }

    public EmulatorSettings withTrigger(EventTrigger trigger) {
        return new EmulatorSettings(port, key, clock, scale, md5Required, listingLag, Optional.of(trigger), batch, tls);
    }

    public EmulatorSettings withBatch(EmulatedJobPace batch) {
        return new EmulatorSettings(port, key, clock, scale, md5Required, listingLag, trigger, batch, tls);
    }

    /** @param tls key and certificates of the server, which then speaks TLS only */
    public EmulatorSettings withTls(PfxOptions tls) {
        return new EmulatorSettings(port, key, clock, scale, md5Required, listingLag, trigger, batch, Optional.of(tls));
    }
}
