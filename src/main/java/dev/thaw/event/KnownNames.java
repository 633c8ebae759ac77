package dev.thaw.event;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** Refuses fields that mean nothing, and says which one was probably meant. */
final class KnownNames {

    private static final int SHOWN = 40;

    private KnownNames() {}

    static void require(Fields fields, List<String> known) throws InvalidInputException {
        for (Iterator<String> names = fields.names(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw unknown(fields.path(shown(name)), name, known);
            }
        }
    }

    private static InvalidInputException unknown(String path, String name, List<String> known) {
        String nearest = nearest(name, known);
        String remedy = distance(name, nearest) <= 1 + name.length() / 4
                ? "did you mean " + nearest + "?"
                : "there are " + String.join(", ", known);
        return new InvalidInputException(path, path + " is no field of a manual request; " + remedy);
    }

    private static String nearest(String name, List<String> known) {
        String best = known.get(0);
        for (String candidate : known) {
            if (distance(name, candidate) < distance(name, best)) {
                best = candidate;
            }
        }
        return best;
    }

    /** Levenshtein's, on the part of a name that can matter. */
    private static int distance(String name, String candidate) {
        String from = shown(name).toLowerCase(Locale.ROOT);
        String to = candidate.toLowerCase(Locale.ROOT);
        int[] above = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            above = nextRow(from.charAt(row - 1), row, to, above);
        }
        return above[to.length()];
    }

    private static int[] nextRow(char character, int row, String to, int[] above) {
        int[] current = new int[above.length];
        current[0] = row;
        for (int column = 1; column < current.length; column++) {
            int changed = above[column - 1] + (character == to.charAt(column - 1) ? 0 : 1);
            current[column] = Math.min(changed, 1 + Math.min(above[column], current[column - 1]));
        }
        return current;
    }

    private static String shown(String name) {
        return name.length() <= SHOWN ? name : name.substring(0, SHOWN) + "…";
    }
}
