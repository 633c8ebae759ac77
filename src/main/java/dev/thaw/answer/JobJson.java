package dev.thaw.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.json.StrictJson;
import dev.thaw.job.BatchGroup;
import dev.thaw.job.BatchPart;
import dev.thaw.job.BatchWork;
import dev.thaw.job.Job;
import dev.thaw.job.JobDefinition;
import dev.thaw.job.JobEngine;
import dev.thaw.job.JobId;
import dev.thaw.job.JobPhase;
import dev.thaw.job.JobState;
import dev.thaw.restore.report.CostEstimate;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Jobs as JSON: one, a page of them, and what a call did for them. */
public final class JobJson {

    private static final double FRACTION_DIGITS = 10_000;

    private JobJson() {}

    /** One job whole. @param home address below which the files of jobs are, {@code cos://bucket/prefix/} */
    public static String job(Job job, String home) {
        return Json.text(json -> job(json, job, home, Extent.WHOLE));
    }

    /** A page of the list, which leaves out what is long. @param next where the next page begins */
    public static String page(List<Job> jobs, Optional<String> next, String home) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("jobs");
            for (Job job : jobs) {
                job(json, job, home, Extent.PAGE);
            }
            json.writeEndArray();
            OutcomeJson.text(json, "next", next);
            json.writeEndObject();
        });
    }

    /** A job for a notice: without what is long, and without keys. */
    public static String notice(Job job) {
        return Json.text(json -> job(json, job, "", Extent.NOTICE));
    }

    private enum Extent {
        WHOLE,
        PAGE,
        NOTICE
    }

    /**
     * What a call did for one job.
     *
     * @param phase absent if the job could not be read
     * @param steps that it finished
     * @param objects that it processed in them
     */
    public record Progressed(JobId id, Optional<JobPhase> phase, int steps, long objects, Optional<String> problem) {}

    /** What a call did. @param complete whether nothing is due any more */
    public static String progress(String requestId, boolean complete, List<Progressed> jobs) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("requestId", requestId);
            json.writeStringField("action", "continue");
            json.writeBooleanField("complete", complete);
            json.writeArrayFieldStart("jobs");
            for (Progressed job : jobs) {
                json.writeStartObject();
                json.writeStringField("id", job.id().value());
                OutcomeJson.text(json, "phase", job.phase().map(Enum::name));
                json.writeNumberField("steps", job.steps());
                json.writeNumberField("objects", job.objects());
                OutcomeJson.text(json, "problem", job.problem());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void job(JsonGenerator json, Job job, String home, Extent extent) throws IOException {
        JobDefinition definition = job.definition();
        JobState state = job.state();
        json.writeStartObject();
        json.writeStringField("id", job.id().value());
        OutcomeJson.text(json, "name", definition.name());
        json.writeStringField("phase", state.phase().name());
        json.writeStringField("engine", engine(definition.engine(), state));
        json.writeBooleanField("cancelling", job.cancelling());
        time(json, "createdAt", Optional.of(definition.createdAt()));
        time(json, "confirmedAt", state.confirmedAt());
        time(json, "updatedAt", Optional.of(state.updatedAt()));
        json.writeStringField("createdBy", definition.createdBy());
        if (extent == Extent.WHOLE) {
            json.writeFieldName("request");
            json.writeRawValue(shortened(definition.request()));
        }
        json.writeNumberField("step", state.step());
        counts(json, state);
        time(json, "readyBy", state.readyBy());
        time(json, "readableUntil", state.readableUntil());
        time(json, "nextCheckAt", state.dueAt());
        if (extent == Extent.WHOLE) {
            failures(json, state.failures());
        }
        json.writeBooleanField("failuresTruncated", state.failures().truncated());
        if (extent != Extent.NOTICE) {
            json.writeArrayFieldStart("files");
            json.writeString(home + "jobs/" + job.id() + "/objects/");
            json.writeEndArray();
        }
        if (extent == Extent.WHOLE) {
            batchJobs(json, state);
        }
        OutcomeJson.text(json, "problem", state.problem());
        json.writeEndObject();
    }

    /** Until the plan is complete, it is open what will send its requests. */
    private static String engine(JobEngine engine, JobState state) {
        boolean isOpen = state.phase() == JobPhase.PLANNING;
        boolean usesBatch = state.handedOver().isPresent();
        return isOpen ? engine.word() : (usesBatch ? JobEngine.BATCH : JobEngine.DIRECT).word();
    }

    private static void batchJobs(JsonGenerator json, JobState state) throws IOException {
        json.writeArrayFieldStart("batch");
        for (BatchPart part : state.handedOver().map(BatchWork::parts).orElse(List.of())) {
            BatchGroup group = state.batch().orElseThrow().groupOf(part);
            json.writeStartObject();
            OutcomeJson.text(json, "jobId", part.jobId());
            OutcomeJson.text(json, "status", Optional.of(part.status()).filter(word -> !word.isEmpty()));
            json.writeStringField("tier", group.tier().wireName());
            json.writeNumberField("days", group.days());
            json.writeNumberField("rows", part.rows());
            json.writeNumberField("succeeded", part.succeeded());
            json.writeNumberField("failed", part.failed());
            OutcomeJson.text(json, "problem", part.problem());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Which engine requests what of the plan. */
    private static void engines(JsonGenerator json, JobState state) throws IOException {
        BatchWork batch = state.handedOver().orElse(BatchWork.START);
        json.writeArrayFieldStart("engines");
        for (BatchWork.Counted counted : batch.groups()) {
            json.writeStartObject();
            json.writeStringField("engine", JobEngine.BATCH.word());
            json.writeStringField("tier", counted.group().tier().wireName());
            json.writeNumberField("days", counted.group().days());
            json.writeStringField("storageClass", counted.group().storageClass().name());
            json.writeNumberField("objects", counted.objects());
            json.writeEndObject();
        }
        if (state.planned() > batch.objects()) {
            json.writeStartObject();
            json.writeStringField("engine", JobEngine.DIRECT.word());
            json.writeNumberField("objects", state.planned() - batch.objects());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void counts(JsonGenerator json, JobState state) throws IOException {
        CostEstimate planned = state.plan().estimate();
        json.writeObjectFieldStart("plan");
        json.writeNumberField("objects", state.planned());
        json.writeNumberField("bytes", planned.retrievalBytes());
        ReportJson.cost(json, planned.cost());
        OutcomeJson.text(json, "currency", planned.currency());
        ReportJson.byRule(json, state.plan().byRule());
        if (state.phase() != JobPhase.PLANNING) {
            engines(json, state);
        }
        json.writeArrayFieldStart("warnings");
        for (String warning : state.warnings()) {
            json.writeString(warning);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeFieldName("summary");
        ReportJson.summary(json, state.summary());
        json.writeObjectFieldStart("progress");
        json.writeNumberField("waiting", state.waiting());
        json.writeNumberField("requested", state.requested());
        json.writeNumberField("readable", state.progress().readable());
        json.writeNumberField("overdue", state.progress().overdue());
        json.writeNumberField("lost", state.progress().lost());
        json.writeNumberField("promoted", state.progress().promoted());
        json.writeNumberField("notPromoted", state.progress().notPromoted());
        json.writeNumberField("fraction", Math.floor(state.fraction() * FRACTION_DIGITS) / FRACTION_DIGITS);
        json.writeEndObject();
        json.writeObjectFieldStart("estimate");
        json.writeNumberField("retrievalBytes", state.cursor().spent().bytes());
        ReportJson.cost(json, planned.cost().map(known -> state.cursor().spent().cost()));
        OutcomeJson.text(json, "currency", planned.currency());
        OutcomeJson.text(json, "reason", planned.reason());
        json.writeEndObject();
    }

    private static void failures(JsonGenerator json, JobState.Failures failures) throws IOException {
        json.writeArrayFieldStart("failures");
        for (JobState.FailedObject failed : failures.list()) {
            json.writeStartObject();
            OutcomeJson.text(json, "key", failed.key());
            json.writeStringField("outcome", failed.outcome());
            OutcomeJson.text(json, "code", failed.code());
            OutcomeJson.text(json, "detail", failed.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The request with the number of its keys or objects in their place. */
    private static String shortened(String request) {
        try {
            JsonNode tree = StrictJson.tree(request);
            if (tree instanceof ObjectNode fields) {
                for (String list : List.of("keys", "objects")) {
                    if (fields.path(list).isArray()) {
                        fields.put(list, fields.path(list).size());
                    }
                }
            }
            return Json.text(json -> copy(json, tree));
        } catch (InvalidInputException e) {
            return "null";
        }
    }

    /** Through our own generator, which escapes what could harm a terminal. */
    private static void copy(JsonGenerator json, JsonNode node) throws IOException {
        switch (node.getNodeType()) {
            case OBJECT -> {
                json.writeStartObject();
                for (var field : node.properties()) {
                    json.writeFieldName(field.getKey());
                    copy(json, field.getValue());
                }
                json.writeEndObject();
            }
            case ARRAY -> {
                json.writeStartArray();
                for (JsonNode element : node) {
                    copy(json, element);
                }
                json.writeEndArray();
            }
            case STRING -> json.writeString(node.textValue());
            case NUMBER -> json.writeNumber(node.longValue());
            case BOOLEAN -> json.writeBoolean(node.booleanValue());
            default -> json.writeNull();
        }
    }

    private static void time(JsonGenerator json, String name, Optional<Instant> time) throws IOException {
        OutcomeJson.text(
                json,
                name,
                time.map(known -> known.truncatedTo(ChronoUnit.SECONDS).toString()));
    }
}
