package dev.thaw.event.json;

import java.util.Optional;

/** Says that an event or a manual request cannot be read, and where; fit to be shown, since no value of a secret is in it. */
public final class InvalidInputException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong with an input, as far as the one who answers over HTTP must tell it apart. */
    public enum Kind {
        /** No JSON, or no UTF-8. */
        UNREADABLE,
        INVALID,
        TOO_LARGE,
        /** The path names no action. */
        NOT_FOUND,
        METHOD_NOT_ALLOWED
    }

    private final Kind kind;
    private final String field;
    private final String reason;

    public InvalidInputException(String field, String reason) {
        this(Kind.INVALID, field, reason);
    }

    public InvalidInputException(Kind kind, String field, String reason) {
        super(Printable.of(reason));
        this.kind = kind;
        this.field = Printable.of(field);
        this.reason = Printable.of(reason);
    }

    public Kind kind() {
        return kind;
    }

    /** The offending field, {@code keys[3]}; empty when the whole is meant. */
    public Optional<String> field() {
        return field.isEmpty() ? Optional.empty() : Optional.of(field);
    }

    /** The message, which is always there. */
    public String reason() {
        return reason;
    }

    /** The same, found in something that the field carries as text. */
    public InvalidInputException in(String carrier) {
        String path = field.isEmpty() ? carrier : carrier + " > " + field;
        return new InvalidInputException(kind, path, carrier + ": " + reason);
    }
}
