package dev.thaw.event.manual;

import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.json.InvalidInputException.Kind;
import java.util.Optional;

/** Turns a call over HTTP into the manual request it makes. Authentication comes first, and elsewhere. */
public final class ManualCalls {

    private ManualCalls() {}

    /**
     * Reads the path and the body.
     *
     * @throws InvalidInputException of the kind that says how the call is answered
     */
    public static ManualRequest requestOf(HttpCall call) throws InvalidInputException {
        Optional<Action> action = actionOf(call.path());
        if (!call.method().equals("POST")) {
            throw new InvalidInputException(
                    Kind.METHOD_NOT_ALLOWED, "", "only POST asks for work, not " + call.method());
        }
        if (!call.query().isEmpty()) {
            throw new InvalidInputException("", "query parameters mean nothing here; the body holds the request");
        }
        String body = call.body()
                .orElseThrow(() -> new InvalidInputException(
                        Kind.UNREADABLE, "", "the body is not UTF-8: send it encoded as UTF-8"));
        return ManualRequestReader.read(body, action);
    }

    /** The last segment, since a Function URL or gateway may put others in front; {@code /} leaves it to the body. */
    private static Optional<Action> actionOf(String path) throws InvalidInputException {
        String segment = lastSegment(path);
        if (segment.isEmpty()) {
            return Optional.empty();
        }
        for (Action action : Action.values()) {
            if (action.word().equals(segment)) {
                return Optional.of(action);
            }
        }
        throw new InvalidInputException(Kind.NOT_FOUND, "", "the path must end in /restore, /plan or /status");
    }

    private static String lastSegment(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }
}
