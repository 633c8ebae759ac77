package dev.thaw.event.manual;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.json.JsonFields;
import dev.thaw.job.JobEngine;
import dev.thaw.job.JobId;
import dev.thaw.job.JobPhase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a call says about jobs, as strictly as {@link ManualRequestReader} reads a request. */
final class JobCommandReader {

    /** The actions that are commands; an action in a body is one of these, or one of {@link Action}. */
    private static final List<String> COMMANDS = List.of("jobs", "job", "confirm", "cancel", "continue");

    static final List<String> OPTIONS = List.of("id", "name", "confirm", "engine");
    private static final List<String> PAGE = List.of("phase", "limit", "after");
    private static final int MOST_JOBS = 100;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_POSITION = 80;
    private static final Duration WITHIN = Duration.ofSeconds(50);
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private JobCommandReader() {}

    /** Whether the body is about jobs and names no objects. */
    static boolean isCommand(JsonNode body) {
        return COMMANDS.contains(body.path("action").asText());
    }

    /** The command of a bare request, which names it as its action. */
    static JobCommand bare(JsonNode body) throws InvalidInputException {
        JsonFields fields = JsonFields.of(body, "");
        String command = fields.text("action");
        switch (command) {
            case "jobs" -> fields.requireKnown(with("action", PAGE));
            case "continue" -> fields.requireKnown(List.of("action", "job", "within"));
            default -> fields.requireKnown(List.of("action", "job"));
        }
        return switch (command) {
            case "jobs" -> page(fields);
            case "continue" -> proceed(fields);
            default -> about(command, id(fields, "job"));
        };
    }

    /** The list that the query of a call asks for. */
    static JobCommand page(Map<String, String> query) throws InvalidInputException {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        query.forEach((name, value) -> {
            if (name.equals("limit") && NUMBER.matcher(value).matches()) {
                page.put(name, Long.parseLong(value));
            } else {
                page.put(name, value);
            }
        });
        JsonFields fields = JsonFields.of(page, "");
        fields.requireKnown(PAGE);
        return page(fields);
    }

    /** The command of a call whose path names it; what the body repeats must agree. */
    static JobCommand called(String command, Optional<JobId> id, JsonNode body) throws InvalidInputException {
        JsonFields fields = JsonFields.of(body, "");
        fields.requireKnown(command.equals("continue") ? List.of("action", "job", "within") : List.of("action", "job"));
        if (fields.has("action") && !fields.text("action").equals(command)) {
            throw new InvalidInputException("action", "action contradicts the path");
        }
        if (command.equals("continue")) {
            return proceed(fields);
        }
        JobId named = id.orElseThrow();
        if (fields.has("job") && !id(fields, "job").equals(named)) {
            throw new InvalidInputException("job", "job contradicts the path");
        }
        return about(command, named);
    }

    /** The member {@code job} of a restore request. */
    static Optional<JobOptions> options(JsonFields request) throws InvalidInputException {
        JsonNode job = request.object().path("job");
        if (job.isMissingNode() || job.isNull()) {
            return Optional.empty();
        }
        if (job.isBoolean() && job.booleanValue()) {
            return Optional.of(JobOptions.DEFAULTS);
        }
        if (!job.isObject()) {
            throw JsonFields.mismatch(
                    request.path("job"), "true, or an object with " + String.join(", ", OPTIONS), job);
        }
        JsonFields fields = request.object("job");
        fields.requireKnown(OPTIONS);
        return Optional.of(new JobOptions(
                fields.has("id") ? Optional.of(id(fields, "id")) : Optional.empty(),
                name(fields),
                fields.flag("confirm"),
                fields.optionalEnum("engine", JobEngine.values()).orElse(JobEngine.AUTO)));
    }

    private static JobCommand page(JsonFields fields) throws InvalidInputException {
        Optional<String> after = fields.optionalText("after");
        if (after.filter(position -> position.length() > LONGEST_POSITION).isPresent()) {
            throw new InvalidInputException("after", "after is too long: take it from next of the page before");
        }
        return new JobCommand.ListJobs(
                fields.optionalEnum("phase", JobPhase.values()),
                fields.integer("limit", 1, MOST_JOBS).map(Long::intValue).orElse(MOST_JOBS),
                after);
    }

    private static JobCommand proceed(JsonFields fields) throws InvalidInputException {
        Optional<JobId> only = fields.has("job") ? Optional.of(id(fields, "job")) : Optional.empty();
        return new JobCommand.ContinueJobs(
                only, TimeSpan.optional(fields, "within").orElse(WITHIN));
    }

    private static JobCommand about(String command, JobId id) {
        return switch (command) {
            case "confirm" -> new JobCommand.ConfirmJob(id);
            case "cancel" -> new JobCommand.CancelJob(id);
            default -> new JobCommand.ShowJob(id);
        };
    }

    private static JobId id(JsonFields fields, String name) throws InvalidInputException {
        String path = fields.path(name);
        return JobId.parse(fields.text(name))
                .orElseThrow(() -> new InvalidInputException(
                        path,
                        path + " is no id of a job: write 1 to 63 of a-z, 0-9 and -, not beginning with -,"
                                + " and none of jobs, continue, confirm, cancel"));
    }

    private static Optional<String> name(JsonFields fields) throws InvalidInputException {
        Optional<String> name = fields.optionalText("name");
        if (name.filter(text -> text.codePointCount(0, text.length()) > LONGEST_NAME)
                .isPresent()) {
            String path = fields.path("name");
            throw new InvalidInputException(path, path + " is longer than " + LONGEST_NAME + " characters: shorten it");
        }
        return name;
    }

    private static List<String> with(String first, List<String> others) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }
}
