package dev.thaw.cos;

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

    String reason() {
        return reason;
    }
}
