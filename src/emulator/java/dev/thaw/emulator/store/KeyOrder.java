package dev.thaw.emulator.store;

import java.util.Comparator;

/** The order of a listing: by UTF-8 bytes, which is the order of code points, not of Java's chars. */
public final class KeyOrder {

    public static final Comparator<String> BY_UTF8_BYTES = KeyOrder::compare;

    private KeyOrder() {}

    private static int compare(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            if (a.charAt(i) != b.charAt(i)) {
                return Integer.compare(rank(a.charAt(i)), rank(b.charAt(i)));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** Surrogates represent the code points above all others. */
    private static int rank(char c) {
        return Character.isSurrogate(c) ? c + 0x10000 : c;
    }
}
