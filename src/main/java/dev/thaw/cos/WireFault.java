package dev.thaw.cos;

import io.vertx.core.VertxException;
import java.io.IOException;

/** No answer came: refused, reset, not found, not trusted or too late. The reason says which. */
final class WireFault extends IOException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    WireFault(String reason) {
        super(reason);
        this.reason = reason;
    }

    WireFault(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    /** Names what broke at the bottom, such as a certificate in a handshake; what never was about the wire is a defect. */
    static WireFault of(RuntimeException broken) {
        Throwable root = broken;
        boolean ofTheWire = isOfTheWire(root);
        while (root.getCause() != null) {
            root = root.getCause();
            ofTheWire |= isOfTheWire(root);
        }
        if (!ofTheWire) {
            throw broken;
        }
        return new WireFault("no answer: " + root.getClass().getSimpleName() + " " + root.getMessage(), broken);
    }

    private static boolean isOfTheWire(Throwable broken) {
        return broken instanceof IOException || broken instanceof VertxException;
    }

    String reason() {
        return reason;
    }
}
