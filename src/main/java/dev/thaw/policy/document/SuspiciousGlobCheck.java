package dev.thaw.policy.document;

import dev.thaw.policy.document.finding.Finding;
import dev.thaw.text.SafeText;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sign that a glob for keys does not mean what its author intended: such a rule is valid and never matches, or its exception never
 * applies. Characters that are common in file names are not a sign.
 *
 * @param problem what is odd
 * @param remedy what to write instead
 */
record SuspiciousGlobCheck(String problem, String remedy) {

    private static final String UNLESS = ", unless the keys contain it";
    private static final Pattern QUOTED = Pattern.compile("[\"'`“”„‘’«»「『].*|.*[\"'`“”‘’«»」』]");
    private static final String OPENING = "\"'`“„‘«「『";
    private static final String CLOSING = "\"'`”“’»」』";
    private static final Pattern ADDRESS = Pattern.compile("(?i)[a-z][a-z0-9+.]*://.*");
    private static final Pattern RELATIVE_PATH = Pattern.compile("(\\.\\.?|~)/.*");
    private static final Pattern REGULAR_EXPRESSION =
            Pattern.compile("\\^.*|.*\\([^()]*\\|[^()]*\\).*|.*(\\.[*+]|[\\])])\\$|(.*[/)\\]])?\\.[*+](?!\\*).*");
    private static final Pattern SET = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern RANGES = Pattern.compile(
            "[!^]?(?:[a-z]-[a-z]|[A-Z]-[A-Z]|[0-9]-[0-9]|[_.])+-?|[!^].+|([a-z])(?i:\\1)|([A-Z])(?i:\\2)");
    private static final Pattern SEVERAL =
            Pattern.compile(".*(?:\\*|/|\\.[A-Za-z][A-Za-z0-9]{1,3}) ?[,;|，；、] ?[^ ].*|.*\\* +[^ ]*[/*].*|.*\\n.*");
    private static final Pattern BRACES = Pattern.compile("\\{[^{}]*}");
    private static final Pattern ONE_ALTERNATIVE = Pattern.compile("\\{[^{},]*}");
    private static final Pattern ESCAPED = Pattern.compile("\\\\.");
    private static final Pattern IDLE_BACKSLASH = Pattern.compile(".*\\\\(?:[A-Za-z0-9./_-]|\\*\\*).*");
    private static final Pattern FULL_WIDTH = Pattern.compile(".*(?:＊|／\\*|\\*／|｛.*｝).*");
    private static final Pattern PERCENT_ENCODED =
            Pattern.compile(".*%(?:[2-7][0-9A-F]|[C-F][0-9A-F]%[89AB][0-9A-F]).*");
    private static final Pattern PERCENT_SEGMENT = Pattern.compile("(.*/)?%(\\.[^/]*)?");

    static Optional<SuspiciousGlobCheck> of(String glob) {
        return invisible(glob)
                .or(() -> spacesAround(glob))
                .or(() -> when(glob, SuspiciousGlobCheck::isQuoted, "contains quotation marks", "remove them" + UNLESS))
                .or(() -> when(glob, matches(ADDRESS), "is an address, not a key", "write the part after the bucket"))
                .or(() -> when(
                        glob,
                        text -> text.startsWith("/"),
                        "matches only keys that begin with a slash",
                        "remove the first slash"))
                .or(() -> when(
                        glob,
                        matches(RELATIVE_PATH),
                        "begins like a file system path, which keys do not",
                        "begin with the name of the first folder"))
                .or(() -> when(
                        glob,
                        text -> text.startsWith("!"),
                        "begins with !, which is literal here",
                        "list it in not-keys"))
                .or(() -> when(
                        glob,
                        SuspiciousGlobCheck::isRegularExpression,
                        "looks like a regular expression, but is read as a glob",
                        "write * within a folder, ** across folders, {a,b} for alternatives; . ^ $ ( ) are literal"))
                .or(() -> when(
                        glob,
                        SuspiciousGlobCheck::hasSet,
                        "has a set in brackets, which are literal here",
                        "write ? or *, or {a,b} for alternatives"))
                .or(() -> when(
                        ESCAPED.matcher(BRACES.matcher(glob).replaceAll("b")).replaceAll("e"),
                        matches(SEVERAL),
                        "seems to be several globs in one",
                        "write them as separate items: [\"a/**\", \"b/**\"]"))
                .or(() -> alternatives(glob))
                .or(() -> when(
                        glob,
                        matches(FULL_WIDTH),
                        "has full-width characters, which are literal",
                        "write *, / and { } as ASCII" + UNLESS))
                .or(() -> when(
                        glob.replace("\\\\", ""),
                        matches(IDLE_BACKSLASH),
                        "has a backslash, which only makes the next character literal",
                        "write / between folders"))
                .or(() -> percent(glob))
                .or(() -> when(
                        glob,
                        text -> text.endsWith("/"),
                        "matches only the marker of the folder, not the objects in it",
                        "write " + Finding.shown(glob + "**") + " for all objects in it"));
    }

    /** Braces around one alternative are a placeholder that was not filled in, or contain another kind of comma. */
    static Optional<SuspiciousGlobCheck> alternatives(String glob) {
        return when(
                ESCAPED.matcher(glob).replaceAll("e"),
                text -> ONE_ALTERNATIVE.matcher(text).find(),
                "has braces around one alternative",
                "write {a,b} with ASCII commas, or a backslash before a literal brace");
    }

    private static Optional<SuspiciousGlobCheck> invisible(String glob) {
        int[] codePoints = glob.codePoints().toArray();
        for (int at = 0; at < codePoints.length; at++) {
            int codePoint = codePoints[at];
            boolean odd = SafeText.isInvisible(codePoint) && codePoint != '\n' && !isJoiner(codePoints, at);
            if (odd || codePoint == 0xA0 || codePoint == 0x2007 || codePoint == 0x202F) {
                return Optional.of(new SuspiciousGlobCheck(
                        "has the invisible character " + SafeText.escape(codePoint), "remove it" + UNLESS));
            }
        }
        return Optional.empty();
    }

    /** Some scripts and emoji need joiners. */
    private static boolean isJoiner(int[] codePoints, int at) {
        boolean joins = codePoints[at] == 0x200C || codePoints[at] == 0x200D;
        return joins && at > 0 && at + 1 < codePoints.length && codePoints[at - 1] > 0x7F && codePoints[at + 1] > 0x7F;
    }

    private static Optional<SuspiciousGlobCheck> spacesAround(String glob) {
        return when(glob, text -> !text.equals(text.strip()), "begins or ends with a space", "remove it" + UNLESS);
    }

    /** Whether both ends have a quotation mark, or one end has half a pair. A quoted title within a name does not count. */
    private static boolean isQuoted(String glob) {
        if (!QUOTED.matcher(glob).matches()) {
            return false;
        }
        if (glob.length() == 1) {
            return true;
        }
        int opening = OPENING.indexOf(glob.charAt(0));
        int closing = CLOSING.indexOf(glob.charAt(glob.length() - 1));
        boolean asciiAtOneEnd = opening < 0 ? closing >= 0 && closing < 3 : opening < 3 && closing < 0;
        if (asciiAtOneEnd) {
            return false;
        }
        String inner = glob.substring(opening < 0 ? 0 : 1, glob.length() - (closing < 0 ? 0 : 1));
        boolean pairWithin = opening < 0
                ? inner.chars().anyMatch(mark -> OPENING.indexOf(mark) >= 0)
                : inner.chars().anyMatch(mark -> CLOSING.indexOf(mark) >= 0);
        return opening >= 0 && closing >= 0 || !pairWithin;
    }

    private static boolean isRegularExpression(String glob) {
        return glob.startsWith("^")
                || !glob.contains("**") && REGULAR_EXPRESSION.matcher(glob).matches();
    }

    private static boolean hasSet(String glob) {
        Matcher set = SET.matcher(glob);
        while (set.find()) {
            if (RANGES.matcher(set.group(1)).matches()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<SuspiciousGlobCheck> percent(String glob) {
        return when(
                        glob,
                        text -> PERCENT_ENCODED
                                .matcher(text.toUpperCase(Locale.ROOT))
                                .matches(),
                        "looks percent-encoded, but keys are compared decoded",
                        "write the characters themselves")
                .or(() ->
                        when(glob, matches(PERCENT_SEGMENT), "uses % as a wildcard, which is literal here", "write *"));
    }

    private static Predicate<String> matches(Pattern pattern) {
        return text -> pattern.matcher(text).matches();
    }

    private static Optional<SuspiciousGlobCheck> when(
            String glob, Predicate<String> odd, String problem, String remedy) {
        return odd.test(glob) ? Optional.of(new SuspiciousGlobCheck(problem, remedy)) : Optional.empty();
    }
}
