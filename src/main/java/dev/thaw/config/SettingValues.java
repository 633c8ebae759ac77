package dev.thaw.config;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The settings as texts. To read one gives what it means, or adds a problem. */
final class SettingValues {

    /** What Java makes of bytes that are no text under the locale's encoding. */
    private static final String UNREADABLE = "\uFFFD";

    private final Map<SettingName, String> given = new EnumMap<>(SettingName.class);
    private final ConfigErrors problems;

    /** @param source the text of a setting as it was written, if it was; one that is empty counts as unset */
    SettingValues(Function<SettingName, Optional<String>> source, ConfigErrors problems) {
        this.problems = problems;
        for (SettingName setting : SettingName.values()) {
            source.apply(setting).filter(text -> !text.isBlank()).ifPresent(text -> take(setting, text));
        }
    }

    private void take(SettingName setting, String text) {
        given.put(setting, text);
        if (text.contains(UNREADABLE)) {
            problems.add(setting + " has characters that Java cannot read under this locale: set LC_ALL=C.UTF-8, or for"
                    + " a policy THAW_POLICY_FILE");
        }
    }

    ConfigErrors problems() {
        return problems;
    }

    boolean has(SettingName setting) {
        return given.containsKey(setting);
    }

    /** As it was written, without blanks around it. */
    Optional<String> given(SettingName setting) {
        return verbatim(setting).map(String::strip);
    }

    Optional<String> verbatim(SettingName setting) {
        return Optional.ofNullable(given.get(setting));
    }

    /**
     * What is given or usual means; empty if it means nothing, or is neither.
     *
     * @param meaning throws an {@link IllegalArgumentException} for a text that means nothing
     */
    <T> Optional<T> read(SettingName setting, String remedy, Function<String, T> meaning) {
        return given(setting).or(setting::usual).flatMap(text -> read(setting, text, remedy, meaning));
    }

    <T> Optional<T> read(SettingName setting, String text, String remedy, Function<String, T> meaning) {
        try {
            return Optional.of(meaning.apply(text));
        } catch (IllegalArgumentException noMeaning) {
            problems.add(setting, text, remedy);
            return Optional.empty();
        }
    }
}
