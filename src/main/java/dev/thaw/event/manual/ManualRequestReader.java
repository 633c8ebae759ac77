package dev.thaw.event.manual;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.cos.Regions;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.json.InvalidInputException.Kind;
import dev.thaw.event.json.JsonFields;
import dev.thaw.event.json.StrictJson;
import dev.thaw.event.manual.ManualRequest.Inspect;
import dev.thaw.event.manual.ManualRequest.Source;
import dev.thaw.event.manual.ManualRequest.VersionedKey;
import dev.thaw.object.CosNames;
import dev.thaw.object.InvalidNameException;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a manual request strictly: a misspelled field must not cause another restore than was intended. Bucket and region are
 * checked, since all objects share them. Keys and versions are not: one that COS cannot have is an outcome of its object.
 */
public final class ManualRequestReader {

    private static final List<String> SOURCES = List.of("keys", "objects", "prefix", "list");

    static final List<String> FIELDS = List.of(
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
            "resumeFrom",
            "within",
            "job");

    /** More keys belong into a list, which is read while it is processed. */
    static final int MAX_OBJECTS = 50_000;

    private ManualRequestReader() {}

    /**
     * Reads the text of a request.
     *
     * @param actionOfPath the action that the path of the call names, if it does
     */
    public static ManualRequest read(byte[] body, Optional<Action> actionOfPath) throws InvalidInputException {
        return read(StrictJson.tree(body), actionOfPath);
    }

    public static ManualRequest read(String body, Optional<Action> actionOfPath) throws InvalidInputException {
        return read(StrictJson.tree(body), actionOfPath);
    }

    public static ManualRequest read(JsonNode body, Optional<Action> actionOfPath) throws InvalidInputException {
        JsonFields fields = JsonFields.of(body, "");
        fields.requireKnown(FIELDS);
        boolean force = fields.flag("force");
        Action action = action(fields, actionOfPath);
        return new ManualRequest(
                action,
                bucket(fields),
                region(fields),
                source(fields, force),
                fields.optionalEnum("tier", Tier.values()),
                fields.integer("days", 1, RestoreTerms.MAX_DAYS).map(Long::intValue),
                fields.flag("extend"),
                force,
                inspect(fields),
                fields.integer("limit", 1, Long.MAX_VALUE),
                fields.flag("async"),
                fields.optionalText("resumeFrom"),
                TimeSpan.optional(fields, "within"),
                job(fields, action));
    }

    /** A call that is not wrapped in anything: a request, a command about jobs, or a question. */
    public static ManualCall readCall(JsonNode body) throws InvalidInputException {
        if (QuestionReader.isAbout(body)) {
            JsonFields.of(body, "").requireKnown(List.of("action"));
            return new Question.About();
        }
        if (QuestionReader.isQuestion(body)) {
            return QuestionReader.explain(body);
        }
        return JobCommandReader.isCommand(body) ? JobCommandReader.bare(body) : read(body, Optional.empty());
    }

    private static Action action(JsonFields fields, Optional<Action> ofPath) throws InvalidInputException {
        Optional<Action> ofBody = fields.optionalEnum("action", Action.values());
        if (ofBody.isPresent() && ofPath.isPresent() && !ofBody.equals(ofPath)) {
            throw new InvalidInputException("action", "action contradicts the path");
        }
        return ofPath.or(() -> ofBody).orElse(Action.RESTORE);
    }

    private static Optional<JobOptions> job(JsonFields fields, Action action) throws InvalidInputException {
        Optional<JobOptions> job = JobCommandReader.options(fields);
        if (job.isPresent() && action != Action.RESTORE) {
            throw new InvalidInputException(
                    "job", "job works with the action restore only, not with " + action.word() + ": leave it out");
        }
        if (job.isPresent() && fields.has("resumeFrom")) {
            throw new InvalidInputException(
                    "job", "job does not work with resumeFrom, since a job continues by itself: leave one of them out");
        }
        return job;
    }

    static Optional<String> bucket(JsonFields fields) throws InvalidInputException {
        return name(fields, "bucket", CosNames::requireBucket);
    }

    /** Events have short codes, but a person who writes one may mean another region. */
    private static Optional<String> region(JsonFields fields) throws InvalidInputException {
        Optional<String> region = name(fields, "region", CosNames::requireRegion);
        Optional<String> longForm = region.flatMap(Regions::ofCode);
        if (longForm.isPresent()) {
            String path = fields.path("region");
            throw new InvalidInputException(
                    path, path + " is a short code: write the region in its long form, " + longForm.get());
        }
        return region;
    }

    private static Optional<String> name(JsonFields fields, String field, Consumer<String> requirement)
            throws InvalidInputException {
        Optional<String> name = fields.optionalText(field);
        try {
            name.ifPresent(requirement);
        } catch (InvalidNameException fault) {
            throw new InvalidInputException(fields.path(field), String.valueOf(fault.getMessage()));
        }
        return name;
    }

    /** Only a listing of COS itself can be trusted; keys and lists have none. */
    private static Optional<Inspect> inspect(JsonFields fields) throws InvalidInputException {
        Optional<Inspect> inspect = fields.optionalEnum("inspect", Inspect.values());
        if (inspect.filter(mode -> mode == Inspect.LISTING).isPresent() && !fields.has("prefix")) {
            throw new InvalidInputException(
                    "inspect", "inspect is listing, which works with prefix only: write head, or leave it out");
        }
        return inspect;
    }

    private static Source source(JsonFields request, boolean force) throws InvalidInputException {
        String source = onlySource(request);
        if (request.has("encoded") && !source.equals("list")) {
            throw new InvalidInputException(
                    "encoded", "encoded works with list only: keys in a request are not encoded");
        }
        return switch (source) {
            case "keys" -> new Source.Keys(keys(request));
            case "objects" -> new Source.Objects(objects(request));
            case "prefix" -> prefix(request, force);
            default -> list(request);
        };
    }

    private static String onlySource(JsonFields request) throws InvalidInputException {
        List<String> given = SOURCES.stream().filter(request::has).toList();
        if (given.size() != 1) {
            String found = given.isEmpty() ? "none" : String.join(" and ", given);
            throw new InvalidInputException(
                    given.isEmpty() ? "" : given.get(1),
                    "exactly one of " + String.join(", ", SOURCES) + " is needed, found: " + found);
        }
        return given.get(0);
    }

    private static List<String> keys(JsonFields request) throws InvalidInputException {
        List<String> keys = new ArrayList<>();
        for (JsonNode key : notEmpty(request, "keys")) {
            keys.add(JsonFields.text(key, "keys[" + keys.size() + "]"));
        }
        return keys;
    }

    private static List<VersionedKey> objects(JsonFields request) throws InvalidInputException {
        List<VersionedKey> objects = new ArrayList<>();
        for (JsonNode object : notEmpty(request, "objects")) {
            JsonFields fields = JsonFields.of(object, "objects[" + objects.size() + "]");
            fields.requireKnown(List.of("key", "versionId"));
            objects.add(new VersionedKey(fields.text("key"), fields.optionalText("versionId")));
        }
        return objects;
    }

    private static JsonNode notEmpty(JsonFields request, String name) throws InvalidInputException {
        JsonNode list = request.list(name);
        if (list.isEmpty()) {
            throw new InvalidInputException(name, name + " is empty");
        }
        if (list.size() > MAX_OBJECTS) {
            throw new InvalidInputException(
                    Kind.TOO_LARGE,
                    name,
                    name + " names " + list.size() + " objects, at most " + MAX_OBJECTS
                            + " are accepted: put the keys into an object and use a list");
        }
        return list;
    }

    private static Source prefix(JsonFields request, boolean force) throws InvalidInputException {
        String prefix = request.anyText("prefix");
        if (prefix.isEmpty() && !force) {
            throw new InvalidInputException(
                    "prefix", "prefix is empty, which is the whole bucket: add force true if that is intended");
        }
        return new Source.Prefix(prefix);
    }

    private static Source list(JsonFields request) throws InvalidInputException {
        JsonFields list = request.object("list");
        list.requireKnown(List.of("bucket", "key", "versionId", "encoded"));
        return new Source.ListObject(
                bucket(list), list.text("key"), list.optionalText("versionId"), encoded(request, list));
    }

    private static boolean encoded(JsonFields request, JsonFields list) throws InvalidInputException {
        boolean outside = request.flag("encoded");
        boolean inside = list.flag("encoded");
        if (request.has("encoded") && list.has("encoded") && outside != inside) {
            throw new InvalidInputException("encoded", "encoded contradicts list.encoded");
        }
        return outside || inside;
    }
}
