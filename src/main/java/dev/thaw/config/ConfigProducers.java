package dev.thaw.config;

import dev.thaw.cos.endpoint.CosSettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/** Produces the settings as beans. */
@Singleton
class ConfigProducers {

    @Produces
    @Singleton
    Settings settings(Config config, RuntimeApiConfig runtime) {
        return settings(config, runtime, System.getenv());
    }

    static Settings settings(Config config, RuntimeApiConfig runtime, Map<String, String> environment) {
        SettingValues values = new SettingValues(
                setting -> text(config, environment, setting.name(), setting.property()), new ConfigErrors());
        PlatformConfig platform = PlatformConfig.of(name -> text(config, environment, name, property(name)));
        return new SettingsReader(values, platform, runtime).read(names(config, environment));
    }

    /** The names in the environment, and former names of settings that a file still uses. */
    private static Set<String> names(Config config, Map<String, String> environment) {
        Set<String> names = new HashSet<>(environment.keySet());
        SettingNameCheck.formerNames().stream()
                .filter(name ->
                        config.getConfigValue(SettingName.property(name)).getRawValue() != null)
                .forEach(names::add);
        return names;
    }

    /**
     * A value from the environment is never expanded, whatever Quarkus calls the source; in a file of properties, expressions
     * work as usual.
     */
    private static Optional<String> text(
            Config config, Map<String, String> environment, String variable, String property) {
        ConfigValue value = config.getConfigValue(property);
        Optional<String> raw = Optional.ofNullable(value.getRawValue());
        Optional<String> ofEnvironment = Optional.ofNullable(environment.get(variable));
        return raw.isPresent() && raw.equals(ofEnvironment) ? raw : Optional.ofNullable(value.getValue());
    }

    /** {@code tencentcloud.region} of {@code TENCENTCLOUD_REGION}. */
    private static String property(String variable) {
        return variable.toLowerCase(Locale.ROOT).replace('_', '.');
    }

    @Produces
    @Singleton
    CosSettings cosSettings(Settings settings) {
        return settings.cos();
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
