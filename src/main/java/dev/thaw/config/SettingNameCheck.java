package dev.thaw.config;

import dev.thaw.text.ClosestMatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds environment variables that begin with {@code THAW_} but are not settings: a misspelled setting is an error, because nothing
 * would read it. The variables that Kubernetes adds for a Service named {@code thaw} or {@code thaw-…} are no mistakes (page
 * "Service", section "Environment variables").
 */
final class SettingNameCheck {

    private static final List<String> KNOWN =
            Arrays.stream(SettingName.values()).map(SettingName::name).toList();

    /** Former names of settings. */
    private static final Map<String, SettingName> RENAMED = Map.of("THAW_TOKEN", SettingName.THAW_SESSION_TOKEN);

    private static final String HOST_OF_SERVICE = "_SERVICE_HOST";
    private static final Pattern OF_SERVICE =
            Pattern.compile("(THAW(?:_[A-Z0-9_]+?)??)_(?:SERVICE_HOST|SERVICE_PORT(?:_[A-Z0-9_]+)?"
                    + "|PORT(?:_[0-9]+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?)?)");

    private SettingNameCheck() {}

    /** Former names of settings, which nothing reads any more. */
    static Set<String> formerNames() {
        return RENAMED.keySet();
    }

    /** One line per name, in alphabetical order. */
    static List<String> errors(Set<String> environment) {
        List<String> lines = new ArrayList<>();
        for (String name : new TreeSet<>(environment)) {
            String upper = name.toUpperCase(Locale.ROOT);
            if (upper.startsWith(SettingName.PREFIX) && !KNOWN.contains(name) && !isOfService(name, environment)) {
                lines.add(ConfigErrors.shown(name) + remedy(upper));
            }
        }
        return lines;
    }

    private static String remedy(String upper) {
        return Optional.ofNullable(RENAMED.get(upper))
                .map(renamed -> " is now called " + renamed + ": rename it")
                .orElseGet(() -> " is not a setting of thaw: did you mean "
                        + ClosestMatch.closest(upper, KNOWN).orElse("") + "?");
    }

    /** Kubernetes adds the variables of a Service {@code thaw-…} together: without that of its host, the name is a mistake. */
    private static boolean isOfService(String name, Set<String> environment) {
        Matcher form = OF_SERVICE.matcher(name);
        return form.matches()
                && (form.group(1).equals("THAW") || environment.contains(form.group(1) + HOST_OF_SERVICE));
    }
}
