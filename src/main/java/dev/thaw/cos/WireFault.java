package dev.thaw.cos;

import io.vertx.core.VertxException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;

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

    /** Whether no connection came about, so that nothing was sent. */
    boolean neverSent() {
        for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }

    String reason() {
        return reason;
    }
}
