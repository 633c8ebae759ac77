package dev.thaw.config;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;

/** Stops the start. Quarkus prints the message, which names every wrong setting, and exits with 1. */
public final class InvalidSettingsException extends ConfigurationException {

    private static final long serialVersionUID = 1L;

    public InvalidSettingsException(List<String> problems) {
        super("thaw cannot start:\n  " + String.join("\n  ", problems));
    }
}
