package dev.thaw.job;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The name of a job: 1 to 63 of {@code a-z}, {@code 0-9} and {@code -}, not beginning with {@code -}, and none of the words that
 * follow {@code /jobs/} in a path.
 */
public record JobId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Set<String> WORDS_OF_PATHS = Set.of("jobs", "continue", "confirm", "cancel");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int CHANCE_CHARACTERS = 6;
    private static final int RADIX = 36;
    private static final int HASH_BYTES = 12;

    public JobId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("no id of a job");
        }
    }

    public static Optional<JobId> parse(String text) {
        return isValid(text) ? Optional.of(new JobId(text)) : Optional.empty();
    }

    /** An id of time and chance: {@code 20261126-181833-k3f9xq}. */
    public static JobId generate(Instant now, RandomGenerator random) {
        StringBuilder id = new StringBuilder(TIME.format(now)).append('-');
        for (int i = 0; i < CHANCE_CHARACTERS; i++) {
            id.append(Character.forDigit(random.nextInt(RADIX), RADIX));
        }
        return new JobId(id.toString());
    }

    /** The id of the job that an event brings: the same bytes have the same id, so that a repeated delivery makes no second job. */
    public static JobId auto(byte[] received) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(received);
            return new JobId("auto-" + HexFormat.of().formatHex(hash, 0, HASH_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static boolean isValid(String text) {
        return FORM.matcher(text).matches() && !WORDS_OF_PATHS.contains(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
