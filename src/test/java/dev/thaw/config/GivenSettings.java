package dev.thaw.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Valid settings, to which a test adds what it is about. */
final class GivenSettings {

    static final String POLICY = "version: 1\nrules:\n  - {name: all, restore: {tier: standard, days: 3}}\n";

    private static final RuntimeApiConfig NO_RUNTIME = new RuntimeApiConfig() {
        @Override
        public Optional<String> api() {
            return Optional.empty();
        }

        @Override
        public Optional<String> apiPort() {
            return Optional.empty();
        }
    };

    private RuntimeApiConfig runtime = NO_RUNTIME;
    private final Map<SettingName, String> texts = new HashMap<>();
    private final Map<String, String> platform = new HashMap<>(
            Map.of("TENCENTCLOUD_SECRETID", "AKIDofThePlatform", "TENCENTCLOUD_SECRETKEY", "keyOfThePlatform"));

    GivenSettings() {
        texts.put(SettingName.THAW_POLICY, POLICY);
        texts.put(SettingName.THAW_BUCKETS, "archive-1250000000");
    }

    GivenSettings with(SettingName setting, String text) {
        texts.put(setting, text);
        return this;
    }

    GivenSettings with(RuntimeApiConfig other) {
        runtime = other;
        return this;
    }

    GivenSettings without(SettingName setting) {
        texts.remove(setting);
        return this;
    }

    GivenSettings in(Platform other) {
        other.region().ifPresent(text -> platform.put("TENCENTCLOUD_REGION", text));
        other.appid().ifPresent(text -> platform.put("TENCENTCLOUD_APPID", text));
        other.runenv().ifPresent(text -> platform.put("TENCENTCLOUD_RUNENV", text));
        return this;
    }

    GivenSettings where(String platformVariable, String text) {
        platform.put(platformVariable, text);
        return this;
    }

    Settings read() {
        SettingValues values =
                new SettingValues(setting -> Optional.ofNullable(texts.get(setting)), new ConfigErrors());
        PlatformConfig config = PlatformConfig.of(name -> Optional.ofNullable(platform.get(name)));
        return new SettingsReader(values, config, runtime).read(Set.of());
    }

    /** One line per error. */
    List<String> errors() {
        try {
            read();
            return List.of();
        } catch (InvalidSettingsException invalid) {
            return invalid.getMessage().lines().skip(1).map(String::strip).toList();
        }
    }

    /** The variables of the platform. */
    record Platform(Optional<String> region, Optional<String> appid, Optional<String> runenv) {

        static final Platform IN_GUANGZHOU =
                new Platform(Optional.of("ap-guangzhou"), Optional.of("1250000000"), Optional.of("SCF"));
    }
}
