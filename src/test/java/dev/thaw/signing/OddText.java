package dev.thaw.signing;

import java.util.Random;

/** Text of the characters that encoders get wrong, and of any others. */
public final class OddText {

    private static final int[] ODD = " +%~*'()!@$&=:;,?#[]{}|\\^`\"<>/.-_\t\n\u0000\u007f\u0080éßİıÄ归档€\uffff😀𝒳aZ09"
            .codePoints()
            .toArray();

    private OddText() {}

    /** Has neither half surrogate pairs nor more than the given number of characters; may be empty. */
    public static String of(Random random, int longest) {
        var text = new StringBuilder();
        for (int i = random.nextInt(longest + 1); i > 0; i--) {
            text.appendCodePoint(random.nextInt(4) == 0 ? any(random) : ODD[random.nextInt(ODD.length)]);
        }
        return text.toString();
    }

    private static int any(Random random) {
        int codePoint = random.nextInt(Character.MAX_CODE_POINT + 1);
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE ? 'x' : codePoint;
    }
}
