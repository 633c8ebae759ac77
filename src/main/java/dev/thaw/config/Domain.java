package dev.thaw.config;

import dev.thaw.cos.CosSettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/** Hands the settings to the beans, in the types of the core. */
@Singleton
class Domain {

    @Produces
    @Singleton
    Settings settings(Config config, PlatformConfig platform, RuntimeApiConfig runtime) {
        SettingTexts texts = new SettingTexts(setting -> text(config, setting), new Problems());
        return new SettingsReader(texts, platform, runtime).read(System.getenv().keySet());
    }

    /** From the environment as it stands there; in a file of properties, expressions have their usual sense. */
    private static Optional<String> text(Config config, Setting setting) {
        ConfigValue value = config.getConfigValue(setting.property());
        boolean verbatim = "EnvConfigSource".equals(value.getSourceName());
        return Optional.ofNullable(verbatim ? value.getRawValue() : value.getValue());
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
