package dev.thaw.local;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;

/** The server, which says on standard error where it is. */
public final class LocalServer implements QuarkusApplication {

    static volatile String announcement = "";

    @Override
    public int run(String... arguments) {
        System.err.println(announcement);
        Quarkus.waitForExit();
        return 0;
    }
}
