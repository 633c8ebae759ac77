package dev.thaw.object;

/** A text is not a valid name of a bucket, region, key or version. */
public final class InvalidNameException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 80;

    private final String field;

    public InvalidNameException(String field, String value, String rule) {
        super(field + " \"" + shown(value) + "\" is refused: " + rule);
        this.field = field;
    }

    /** The part that is wrong: {@code bucket}, {@code region}, {@code key} or {@code versionId}. */
    public String field() {
        return field;
    }

    private static String shown(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }
}
