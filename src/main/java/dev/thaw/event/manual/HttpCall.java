package dev.thaw.event.manual;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.json.InvalidInputException.Kind;
import dev.thaw.event.json.StrictJson;
import dev.thaw.object.StrictUtf8;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A manual call over HTTP, plain or in the envelope of a Function URL. Does not print its headers, which may hold a token.
 *
 * @param method upper case
 * @param path as called
 * @param query parameters; only the list of jobs takes any
 * @param lowercaseHeaders by name
 * @param body text of the request; absent if its bytes are not UTF-8
 */
public record HttpCall(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> lowercaseHeaders,
        Optional<String> body) {

    public HttpCall {
        query = Collections.unmodifiableMap(new HashMap<>(query));
        lowercaseHeaders = Collections.unmodifiableMap(new HashMap<>(lowercaseHeaders));
    }

    public HttpCall(
            String method, String path, Map<String, String> query, Map<String, String> lowercaseHeaders, String body) {
        this(method, path, query, lowercaseHeaders, Optional.of(body));
    }

    /** A call over plain HTTP. */
    public static HttpCall plain(
            String method, String path, Map<String, String> query, Map<String, String> lowercaseHeaders, byte[] body) {
        return new HttpCall(method, path, query, lowercaseHeaders, StrictUtf8.decode(body));
    }

    /**
     * Reads the call in the envelope of a Function URL or of API gateway (page "Function URL"). Never rejects it: errors are
     * reported after authentication, so that nobody else learns anything.
     */
    public static HttpCall inEnvelope(JsonNode envelope) {
        return new HttpCall(
                text(envelope.path("httpMethod")).toUpperCase(Locale.ROOT),
                text(envelope.path("path")),
                query(envelope),
                lowercaseHeaders(envelope.path("headers")),
                body(envelope));
    }

    /**
     * What path, query and body ask for. Does not authenticate the caller.
     *
     * @throws InvalidInputException of the kind that decides the HTTP status
     */
    public ManualCall manualCall() throws InvalidInputException {
        Optional<JobPath> jobs = JobPath.of(path);
        if (jobs.isPresent()) {
            return jobCall(jobs.get());
        }
        String segment = lastSegment();
        if (segment.equals(QuestionReader.ABOUT)) {
            return about();
        }
        boolean explains = segment.equals(QuestionReader.EXPLAIN);
        Optional<Action> action = explains ? Optional.empty() : actionOfPath();
        if (!method.equals("POST")) {
            throw InvalidInputException.wrongMethod(method, List.of("POST"));
        }
        JsonNode tree = bodyTree();
        if (explains) {
            return QuestionReader.explain(tree);
        }
        return action.isPresent() ? ManualRequestReader.read(tree, action) : ManualRequestReader.readCall(tree);
    }

    private Question about() throws InvalidInputException {
        if (!method.equals("GET")) {
            throw InvalidInputException.wrongMethod(method, List.of("GET"));
        }
        return requireNoQuery(new Question.About());
    }

    private ManualCall jobCall(JobPath called) throws InvalidInputException {
        called.requireMethod(method);
        return switch (called.place()) {
            case JOBS -> method.equals("GET") ? JobCommandReader.page(query) : jobRequest();
            case JOB -> new JobCommand.ShowJob(requireNoQuery(called).id().orElseThrow());
            case CONFIRM -> JobCommandReader.called("confirm", called.id(), bodyTreeOrEmpty());
            case CANCEL -> JobCommandReader.called("cancel", called.id(), bodyTreeOrEmpty());
            case CONTINUE -> JobCommandReader.called("continue", called.id(), bodyTreeOrEmpty());
        };
    }

    /** A request to {@code /jobs} becomes a job, whether it says so or not. */
    private ManualRequest jobRequest() throws InvalidInputException {
        ManualRequest request = ManualRequestReader.read(bodyTree(), Optional.of(Action.RESTORE));
        if (request.resumeFrom().isPresent()) {
            throw new InvalidInputException("resumeFrom", "a job continues by itself: leave resumeFrom out");
        }
        return request.job().isPresent() ? request : request.asJob(JobOptions.DEFAULTS);
    }

    private <T> T requireNoQuery(T called) throws InvalidInputException {
        if (!query.isEmpty()) {
            throw new InvalidInputException("", "query parameters are not supported: put the request into the body");
        }
        return called;
    }

    private JsonNode bodyTree() throws InvalidInputException {
        String text = requireNoQuery(body)
                .orElseThrow(() -> new InvalidInputException(
                        Kind.UNREADABLE, "", "the body is not UTF-8: send it encoded as UTF-8"));
        return StrictJson.tree(text);
    }

    private JsonNode bodyTreeOrEmpty() throws InvalidInputException {
        boolean isEmpty = requireNoQuery(body).filter(String::isBlank).isPresent();
        return isEmpty ? JsonNodeFactory.instance.objectNode() : bodyTree();
    }

    /** From the last segment, since a Function URL or gateway may put others before it; {@code /} leaves it to the body. */
    private Optional<Action> actionOfPath() throws InvalidInputException {
        String segment = lastSegment();
        if (segment.isEmpty()) {
            return Optional.empty();
        }
        for (Action action : Action.values()) {
            if (action.word().equals(segment)) {
                return Optional.of(action);
            }
        }
        throw new InvalidInputException(
                Kind.NOT_FOUND,
                "",
                "the path must end in /restore, /plan, /status, /explain, /about or a path of /jobs");
    }

    /** The last segment of the path, without slashes: a Function URL or gateway may put others before it. */
    public String lastSegment() {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }

    /** JSON other than text is taken as it is written, so that a body may be an object. */
    private static String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return value.isTextual() ? value.textValue() : value.toString();
    }

    private static Map<String, String> query(JsonNode envelope) {
        Map<String, String> parameters = new HashMap<>();
        for (String field : new String[] {"queryString", "queryStringParameters"}) {
            JsonNode query = envelope.path(field);
            query.properties().forEach(parameter -> parameters.put(parameter.getKey(), joined(parameter.getValue())));
            if (query.isTextual() && !query.textValue().isEmpty()) {
                parameters.put(query.textValue(), "");
            }
        }
        return parameters;
    }

    private static Map<String, String> lowercaseHeaders(JsonNode headers) {
        Map<String, String> lowercase = new HashMap<>();
        headers.properties()
                .forEach(header -> lowercase.merge(
                        header.getKey().toLowerCase(Locale.ROOT),
                        joined(header.getValue()),
                        (first, second) -> first + ", " + second));
        return lowercase;
    }

    private static String joined(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(", "))
                : value.asText();
    }

    private static Optional<String> body(JsonNode envelope) {
        String body = text(envelope.path("body"));
        return envelope.path("isBase64Encoded").asBoolean() ? decodedBase64(body) : Optional.of(body);
    }

    /** Text that is not Base64 stays as it is: it is not JSON then, which is reported after authentication. */
    private static Optional<String> decodedBase64(String body) {
        try {
            return StrictUtf8.decode(Base64.getDecoder().decode(body));
        } catch (IllegalArgumentException notBase64) {
            return Optional.of(body);
        }
    }

    @Override
    public String toString() {
        return "HttpCall[" + method + " " + path + "]";
    }
}
