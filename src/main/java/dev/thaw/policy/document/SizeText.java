package dev.thaw.policy.document;

import dev.thaw.policy.document.yaml.YamlField;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as written in a policy: plain bytes, 1000-based {@code MB}, 1024-based {@code MiB}. */
public final class SizeText {

    static final String REMEDY = "write bytes, or a whole number with B, KB, KiB, MB, MiB, GB, GiB, TB, TiB, PB or PiB";

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,18}) ?(B|[KMGTP]i?B)?");
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final Map<Character, Integer> POWERS = Map.of('K', 1, 'M', 2, 'G', 3, 'T', 4, 'P', 5);

    private SizeText() {}

    static Optional<Long> read(YamlField field, long least) {
        Optional<String> written = field.written("a size", REMEDY);
        Optional<Long> size = written.flatMap(SizeText::parse).filter(bytes -> bytes >= least);
        if (written.isPresent() && size.isEmpty()) {
            field.error(least == 0 ? "is not a size" : "is not a size of at least one byte", REMEDY);
        }
        return size;
    }

    public static Optional<Long> parse(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String unit = Optional.ofNullable(matcher.group(2)).orElse("B");
        BigInteger bytes = new BigInteger(matcher.group(1)).multiply(bytesIn(unit));
        return bytes.compareTo(MOST) > 0 ? Optional.empty() : Optional.of(bytes.longValueExact());
    }

    private static BigInteger bytesIn(String unit) {
        BigInteger base = BigInteger.valueOf(unit.indexOf('i') > 0 ? 1024 : 1000);
        return base.pow(POWERS.getOrDefault(unit.charAt(0), 0));
    }
}
