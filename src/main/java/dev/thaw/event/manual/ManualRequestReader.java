package dev.thaw.event.manual;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.json.EnumField;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.json.JsonFields;
import dev.thaw.event.json.StrictJson;
import dev.thaw.event.json.UnknownFieldCheck;
import dev.thaw.event.manual.ManualRequest.Inspect;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.Tier;
import java.util.List;
import java.util.Optional;

/**
 * Reads a manual request strictly: whoever misspells a field must not get another restore than was meant. Keys and
 * versions pass as they are; one that COS cannot know is an outcome of its object.
 */
public final class ManualRequestReader {

    private static final List<String> FIELDS = List.of(
            "action",
            "bucket",
            "region",
            "keys",
            "objects",
            "prefix",
            "list",
            "encoded",
            "tier",
            "days",
            "extend",
            "force",
            "inspect",
            "limit",
            "async",
            "resumeFrom");

    private ManualRequestReader() {}

    /**
     * Reads the text of a request.
     *
     * @param actionOfPath the action that the path of the call names, where there is one
     */
    public static ManualRequest read(byte[] body, Optional<Action> actionOfPath) throws InvalidInputException {
        return read(StrictJson.tree(body), actionOfPath);
    }

    public static ManualRequest read(String body, Optional<Action> actionOfPath) throws InvalidInputException {
        return read(StrictJson.tree(body), actionOfPath);
    }

    public static ManualRequest read(JsonNode body, Optional<Action> actionOfPath) throws InvalidInputException {
        JsonFields fields = JsonFields.of(body, "");
        UnknownFieldCheck.require(fields, FIELDS);
        boolean force = fields.flag("force");
        return new ManualRequest(
                action(fields, actionOfPath),
                RequestNames.bucket(fields),
                RequestNames.region(fields),
                ManualSource.in(fields, force),
                tier(fields),
                fields.integer("days", 1, RestoreTerms.MAX_DAYS).map(Long::intValue),
                fields.flag("extend"),
                force,
                inspect(fields),
                fields.integer("limit", 1, Long.MAX_VALUE),
                fields.flag("async"),
                fields.optionalText("resumeFrom"));
    }

    private static Action action(JsonFields fields, Optional<Action> ofPath) throws InvalidInputException {
        Optional<Action> ofBody = EnumField.optional(fields, "action", Action.values());
        if (ofBody.isPresent() && ofPath.isPresent() && !ofBody.equals(ofPath)) {
            throw new InvalidInputException("action", "action says otherwise than the path of the call");
        }
        return ofPath.or(() -> ofBody).orElse(Action.RESTORE);
    }

    /** Only a listing of COS itself is to be trusted; keys and lists come without one. */
    private static Optional<Inspect> inspect(JsonFields fields) throws InvalidInputException {
        Optional<Inspect> inspect = EnumField.optional(fields, "inspect", Inspect.values());
        if (inspect.filter(asked -> asked == Inspect.LISTING).isPresent() && !fields.has("prefix")) {
            throw new InvalidInputException(
                    "inspect", "inspect is listing, which goes with prefix alone: write head, or leave it out");
        }
        return inspect;
    }

    private static Optional<Tier> tier(JsonFields fields) throws InvalidInputException {
        return EnumField.optional(fields, "tier", Tier.values());
    }
}
