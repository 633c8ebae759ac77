package dev.thaw.event.json;

import dev.thaw.text.SafeText;
import java.util.List;
import java.util.Optional;

/** An event or a manual request that cannot be read. Field and reason are printable and hold no value of a secret. */
public final class InvalidInputException extends Exception {

    /** The longest field or reason that is shown. */
    public static final int MAX_CHARACTERS = 600;

    private static final long serialVersionUID = 1L;

    /** Decides the status of an answer over HTTP. */
    public enum Kind {
        /** Not JSON, or not UTF-8. */
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
    private final transient List<String> allowedMethods;

    public InvalidInputException(String field, String reason) {
        this(Kind.INVALID, field, reason);
    }

    public InvalidInputException(Kind kind, String field, String reason) {
        this(kind, field, reason, List.of());
    }

    private InvalidInputException(Kind kind, String field, String reason, List<String> allowedMethods) {
        super(printable(reason));
        this.allowedMethods = allowedMethods;
        this.kind = kind;
        this.field = printable(field);
        this.reason = printable(reason);
    }

    /** A call by a method that its path does not have. */
    public static InvalidInputException wrongMethod(String method, List<String> allowed) {
        String remedy = "use " + String.join(" or ", allowed) + ", not " + method;
        return new InvalidInputException(Kind.METHOD_NOT_ALLOWED, "", remedy, allowed);
    }

    /** The methods of the path, if another was used. */
    public List<String> allowedMethods() {
        return allowedMethods;
    }

    public Kind kind() {
        return kind;
    }

    /** The invalid field, {@code keys[3]}; empty if it is the input as a whole. */
    public Optional<String> field() {
        return field.isEmpty() ? Optional.empty() : Optional.of(field);
    }

    /** The message, which is never null. */
    public String reason() {
        return reason;
    }

    /** The same error in an event that the given field holds. */
    public InvalidInputException in(String outer) {
        String path = field.isEmpty() ? outer : outer + " > " + field;
        return new InvalidInputException(kind, path, outer + ": " + reason, allowedMethods);
    }

    private static String printable(String text) {
        return SafeText.shortened(text, MAX_CHARACTERS);
    }
}
