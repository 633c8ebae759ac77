package dev.thaw.config;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The settings as text. Each reading method returns the parsed value; if there is none it adds an error and returns empty. Used
 * once, at the start; not safe for threads.
 */
final class SettingValues {

    /** What Java makes of bytes that are no text under the locale's encoding. */
    private static final String UNREADABLE = "\uFFFD";

    /** ASCII digits only: Java would accept those of any script, such as the full-width ones. */
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");

    private final Map<SettingName, String> values = new EnumMap<>(SettingName.class);
    private final ConfigErrors errors;

    /** @param source the text of a setting, if it is set; blank text counts as unset */
    SettingValues(Function<SettingName, Optional<String>> source, ConfigErrors errors) {
        this.errors = errors;
        for (SettingName setting : SettingName.values()) {
            source.apply(setting).filter(text -> !text.isBlank()).ifPresent(text -> put(setting, text));
        }
    }

    private void put(SettingName setting, String text) {
        values.put(setting, text);
        if (text.contains(UNREADABLE)) {
            errors.add(setting + " has characters that Java cannot read under this locale: set LC_ALL=C.UTF-8, or for"
                    + " a policy THAW_POLICY_FILE");
        }
    }

    ConfigErrors errors() {
        return errors;
    }

    boolean isSet(SettingName setting) {
        return values.containsKey(setting);
    }

    /** The text without blanks around it. */
    Optional<String> value(SettingName setting) {
        return raw(setting).map(String::strip);
    }

    /** The text exactly as it was written. */
    Optional<String> raw(SettingName setting) {
        return Optional.ofNullable(values.get(setting));
    }

    /**
     * Parses the value or, if the setting is not set, its default.
     *
     * @param remedy what to write instead of a text that the parser does not accept
     * @param parser throws an {@link IllegalArgumentException} for such a text
     */
    <T> Optional<T> read(SettingName setting, String remedy, Function<String, T> parser) {
        return value(setting).or(setting::defaultValue).flatMap(text -> read(setting.name(), text, remedy, parser));
    }

    /** Parses the text of a setting or of another variable. */
    <T> Optional<T> read(String variable, String text, String remedy, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException invalid) {
            errors.add(variable, text, remedy);
            return Optional.empty();
        }
    }

    Optional<Integer> wholeNumber(SettingName setting, int least, int most) {
        return read(
                setting,
                "write a whole number from " + least + " to " + most,
                text -> parseWholeNumber(text, least, most));
    }

    Optional<Duration> duration(SettingName setting, String remedy, Duration least, Duration most) {
        return read(setting, remedy, text -> Durations.parse(text, least, most));
    }

    /** @throws IllegalArgumentException unless the text is a number of at most nine digits within the bounds */
    static int parseWholeNumber(String text, int least, int most) {
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }
}
