package dev.thaw.cos;

import dev.thaw.cos.endpoint.CosSettings;
import dev.thaw.emulator.EmbeddedCos;
import jakarta.enterprise.inject.Vetoed;
import java.time.Clock;

/** The stores of the program, on an emulator and without the framework. */
@Vetoed
public class EmulatedStores extends CosStores {

    public EmulatedStores(EmbeddedCos cos, CosSettings settings, Clock clock) {
        super(new SocketWire(cos.port()), settings, clock);
    }
}
