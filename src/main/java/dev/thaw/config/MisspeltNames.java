package dev.thaw.config;

import dev.thaw.text.NearestWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Names in the environment that begin like ours and are none of them: a setting that nobody reads is an error, not silence. */
final class MisspeltNames {

    private static final List<String> KNOWN =
            Arrays.stream(Setting.values()).map(Setting::name).toList();

    private MisspeltNames() {}

    /** One line for each, in the order of the alphabet. */
    static List<String> in(Set<String> environment) {
        List<String> lines = new ArrayList<>();
        for (String name : new TreeSet<>(environment)) {
            String upper = name.toUpperCase(Locale.ROOT);
            if (upper.startsWith(Setting.PREFIX) && !KNOWN.contains(name)) {
                lines.add(Problems.shown(name) + " is no setting of thaw: did you mean "
                        + NearestWord.nearest(upper, KNOWN).orElse("") + "?");
            }
        }
        return lines;
    }
}
