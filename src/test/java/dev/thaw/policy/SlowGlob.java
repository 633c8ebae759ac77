package dev.thaw.policy;

import java.util.ArrayList;
import java.util.List;

/** What a glob means, said as plainly and as slowly as can be: every alternative written out, every wildcard tried. */
public final class SlowGlob {

    private static final String SEGMENTS = "\u0001";
    private static final String ACROSS = "\u0002";
    private static final String WITHIN = "\u0003";

    private SlowGlob() {}

    public static boolean matches(String pattern, String text) {
        // Wildcards are marked before braces are expanded: "**{/,x}" has no "**/" in it.
        String marked = pattern.replace("**/", SEGMENTS).replace("**", ACROSS).replace("*", WITHIN);
        return writtenOut(marked).stream().anyMatch(plain -> matches(plain, 0, text, 0));
    }

    private static boolean matches(String pattern, int at, String text, int from) {
        String rest = pattern.substring(at);
        if (rest.isEmpty()) {
            return from == text.length();
        }
        if (rest.startsWith(SEGMENTS)) {
            boolean segmentStarts = from == 0 || text.charAt(from - 1) == '/';
            return segmentStarts && matches(pattern, at + 1, text, from)
                    || matches(ACROSS + "/" + pattern.substring(at + 1), 0, text, from);
        }
        if (rest.startsWith(ACROSS)) {
            return anyEnd(pattern, at + 1, text, from, text.length());
        }
        if (rest.startsWith(WITHIN)) {
            int slash = text.indexOf('/', from);
            return anyEnd(pattern, at + 1, text, from, slash < 0 ? text.length() : slash);
        }
        if (from == text.length()) {
            return false;
        }
        int read = text.codePointAt(from);
        int next = from + Character.charCount(read);
        if (rest.startsWith("?")) {
            return read != '/' && matches(pattern, at + 1, text, next);
        }
        int literal = rest.startsWith("\\") ? at + 1 : at;
        int expected = pattern.codePointAt(literal);
        return read == expected && matches(pattern, literal + Character.charCount(expected), text, next);
    }

    private static boolean anyEnd(String pattern, int at, String text, int from, int last) {
        for (int end = from; end <= last; end++) {
            if (matches(pattern, at, text, end)) {
                return true;
            }
        }
        return false;
    }

    /** The pattern without braces, as many times as it has alternatives. Knows no escaped braces. */
    private static List<String> writtenOut(String pattern) {
        int open = pattern.indexOf('{');
        if (open < 0) {
            return List.of(pattern);
        }
        List<String> written = new ArrayList<>();
        int depth = 0;
        int start = open + 1;
        for (int at = open; ; at++) {
            char c = pattern.charAt(at);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0 || depth == 1 && c == ',') {
                written.add(pattern.substring(start, at));
                start = at + 1;
            }
            if (depth == 0) {
                String before = pattern.substring(0, open);
                String after = pattern.substring(at + 1);
                return written.stream()
                        .flatMap(middle -> writtenOut(before + middle + after).stream())
                        .toList();
            }
        }
    }
}
