package dev.thaw.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Names in the environment that begin like ours and are none of them: a setting that nobody reads is an error, not silence. */
final class MisspeltNames {

    private static final Set<String> KNOWN =
            Arrays.stream(Setting.values()).map(Setting::name).collect(Collectors.toUnmodifiableSet());

    private MisspeltNames() {}

    /** One line for each, in the order of the alphabet. */
    static List<String> in(Set<String> environment) {
        List<String> lines = new ArrayList<>();
        for (String name : new TreeSet<>(environment)) {
            String upper = name.toUpperCase(Locale.ROOT);
            if (upper.startsWith(Setting.PREFIX) && !KNOWN.contains(name)) {
                lines.add(Problems.shown(name) + " is no setting of thaw: did you mean " + nearest(upper) + "?");
            }
        }
        return lines;
    }

    private static String nearest(String upper) {
        return Arrays.stream(Setting.values())
                .map(Setting::name)
                .min(Comparator.comparingInt(known -> distance(known, upper)))
                .orElseThrow();
    }

    /** Levenshtein's: how many characters are to be added, removed or changed. */
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        Arrays.setAll(previous, length -> length);
        for (int i = 1; i <= one.length(); i++) {
            int[] current = new int[other.length() + 1];
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
