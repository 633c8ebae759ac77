package dev.thaw.config;

import dev.thaw.text.ClosestMatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names in the environment that begin like ours and are none of them: a setting that nobody reads is an error, not silence. Those
 * that Kubernetes makes for a Service called {@code thaw} or {@code thaw-…} are nobody's mistake (page "Service", section
 * "Environment variables").
 */
final class MisspeltNames {

    private static final List<String> KNOWN =
            Arrays.stream(SettingName.values()).map(SettingName::name).toList();

    private static final String HOST_OF_SERVICE = "_SERVICE_HOST";
    private static final Pattern OF_SERVICE =
            Pattern.compile("(THAW(?:_[A-Z0-9_]+?)??)_(?:SERVICE_HOST|SERVICE_PORT(?:_[A-Z0-9_]+)?"
                    + "|PORT(?:_[0-9]+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?)?)");

    private MisspeltNames() {}

    /** One line for each, in the order of the alphabet. */
    static List<String> in(Set<String> environment) {
        List<String> lines = new ArrayList<>();
        for (String name : new TreeSet<>(environment)) {
            String upper = name.toUpperCase(Locale.ROOT);
            if (upper.startsWith(SettingName.PREFIX) && !KNOWN.contains(name) && !isOfService(name, environment)) {
                lines.add(ConfigErrors.shown(name) + " is no setting of thaw: did you mean "
                        + ClosestMatch.nearest(upper, KNOWN).orElse("") + "?");
            }
        }
        return lines;
    }

    /** Of a Service {@code thaw-…} they come all together: the name of its host tells them from a mistake. */
    private static boolean isOfService(String name, Set<String> environment) {
        Matcher form = OF_SERVICE.matcher(name);
        return form.matches()
                && (form.group(1).equals("THAW") || environment.contains(form.group(1) + HOST_OF_SERVICE));
    }
}
