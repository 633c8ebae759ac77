package dev.thaw.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings that are valid but for what a test adds. */
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

    private final Map<Setting, String> texts = new HashMap<>();
    private Platform platform = new Platform(Optional.empty(), Optional.empty(), Optional.empty());

    GivenSettings() {
        texts.put(Setting.THAW_POLICY, POLICY);
        texts.put(Setting.THAW_BUCKETS, "archive-1250000000");
    }

    GivenSettings with(Setting setting, String text) {
        texts.put(setting, text);
        return this;
    }

    GivenSettings without(Setting setting) {
        texts.remove(setting);
        return this;
    }

    GivenSettings in(Platform other) {
        platform = other;
        return this;
    }

    Settings read() {
        SettingTexts given = new SettingTexts(setting -> Optional.ofNullable(texts.get(setting)), new Problems());
        return new SettingsReader(given, platform, NO_RUNTIME).read(Set.of());
    }

    /** What is wrong, one line each. */
    List<String> problems() {
        try {
            read();
            return List.of();
        } catch (InvalidSettingsException refused) {
            return refused.getMessage().lines().skip(1).map(String::strip).toList();
        }
    }

    /** What the platform tells. */
    record Platform(Optional<String> region, Optional<String> appid, Optional<String> runenv)
            implements PlatformConfig {

        static final Platform IN_GUANGZHOU =
                new Platform(Optional.of("ap-guangzhou"), Optional.of("1250000000"), Optional.of("SCF"));

        @Override
        public Optional<String> secretid() {
            return Optional.of("AKIDofThePlatform");
        }

        @Override
        public Optional<String> secretkey() {
            return Optional.of("keyOfThePlatform");
        }

        @Override
        public Optional<String> sessiontoken() {
            return Optional.empty();
        }
    }
}
