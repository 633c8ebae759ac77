package dev.thaw.text;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably intended. Ignores case, and the difference between {@code -} and {@code _}. */
public final class ClosestMatch {

    /** A longer word is not a typing error. */
    private static final int LONGEST = 40;

    private ClosestMatch() {}

    /** The closest word, if at most a third of the characters differ. */
    public static Optional<String> to(String word, List<String> words) {
        int limit = Math.max(1, word.length() / 3);
        return Optional.of(word)
                .filter(typed -> typed.length() <= LONGEST)
                .flatMap(typed -> closest(typed, words))
                .filter(closest -> distance(plain(word), plain(closest)) <= limit);
    }

    /** The closest word, however different it is; the first of several. Empty if there are no words. */
    public static Optional<String> closest(String word, List<String> words) {
        return words.stream().min(Comparator.comparingInt(known -> distance(plain(word), plain(known))));
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Levenshtein distance: how many characters must be added, removed or changed. */
    static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= from.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= to.length(); column++) {
                int changed = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(changed, 1 + Math.min(diagonal, row[column - 1]));
            }
        }
        return row[to.length()];
    }
}
