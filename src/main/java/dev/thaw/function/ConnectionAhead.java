package dev.thaw.function;

import dev.thaw.config.Settings;
import dev.thaw.cos.CosStores;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * On SCF, an instance starts because there is an event. Where the settings say which bucket it must be about, the connection to COS is
 * opened while the event is still fetched and read.
 */
@ApplicationScoped
class ConnectionAhead {

    private static final int BEFORE_MOST_OTHERS = 1_000;

    private final Settings settings;
    private final CosStores stores;

    ConnectionAhead(Settings settings, CosStores stores) {
        this.settings = settings;
        this.stores = stores;
    }

    void begin(@Observes @Priority(BEFORE_MOST_OTHERS) StartupEvent event) {
        if (settings.runtimeEnvironment().onPlatform()) {
            settings.buckets()
                    .only()
                    .ifPresent(bucket -> region().ifPresent(region -> stores.connectAhead(bucket, region)));
        }
    }

    private Optional<String> region() {
        return settings.cos()
                .endpoint()
                .region()
                .or(() -> settings.runtimeEnvironment().region());
    }
}
