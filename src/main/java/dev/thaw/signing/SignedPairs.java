package dev.thaw.signing;

import dev.thaw.object.PercentCoding;
import java.util.Locale;
import java.util.Map;

/**
 * Query parameters or headers as the signature lists them: percent-encoded, names then lower-cased, in order of names.
 *
 * @param names {@code a;b}
 * @param namesAndValues {@code a=1&b=2}
 */
record SignedPairs(String names, String namesAndValues) {

    static SignedPairs ofQuery(Map<String, String> query) {
        var sorting = new Sorting(query.size());
        query.forEach(sorting::add);
        return sorting.pairs();
    }

    /** Spaces around the value of a header are lost on the way and hence not signed. */
    static SignedPairs ofHeaders(Map<String, String> headers) {
        var sorting = new Sorting(headers.size());
        headers.forEach((name, value) -> sorting.add(name, value.trim()));
        return sorting.pairs();
    }

    /** Requests have a handful of either, for which nothing sorts faster than putting each in its place. */
    private static final class Sorting {

        private final String[] names;
        private final String[] values;
        private int size;

        Sorting(int capacity) {
            names = new String[capacity];
            values = new String[capacity];
        }

        void add(String name, String value) {
            String lowercaseName = PercentCoding.encode(name).toLowerCase(Locale.ROOT);
            int place = size++;
            while (place > 0 && isAfter(names[place - 1], lowercaseName)) {
                names[place] = names[place - 1];
                values[place] = values[place - 1];
                place--;
            }
            names[place] = lowercaseName;
            values[place] = PercentCoding.encode(value);
        }

        SignedPairs pairs() {
            var text = new StringBuilder(48 * size);
            for (int i = 0; i < size; i++) {
                text.append(i == 0 ? "" : "&").append(names[i]).append('=').append(values[i]);
            }
            return new SignedPairs(size == 1 ? names[0] : String.join(";", names), text.toString());
        }

        private static boolean isAfter(String present, String lowercaseName) {
            int order = present.compareTo(lowercaseName);
            if (order == 0) {
                throw new IllegalArgumentException("two parameters or headers to be signed are both called " + present);
            }
            return order > 0;
        }
    }
}
