package dev.thaw.jobstore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.answer.Json;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.json.JsonFields;
import dev.thaw.event.json.StrictJson;
import dev.thaw.job.JobDefinition;
import dev.thaw.job.JobEngine;
import dev.thaw.job.JobId;
import dev.thaw.job.JobState;
import dev.thaw.job.batch.BatchIntent;
import dev.thaw.job.store.InvalidDocumentException;
import dev.thaw.job.store.JobDocuments;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The documents of jobs as JSON. What is read is checked: version, fields, numbers, and that it belongs to this job. */
public final class JsonJobDocuments implements JobDocuments {

    private static final int VERSION = 1;
    private static final List<String> CREATORS = List.of("manual", "http", "timer", "queue", "bridge", "event", "cli");
    private static final long LONGEST_LEASE = 48L * 3600;

    @Override
    public byte[] write(JobDefinition definition) {
        return bytes(Json.text(json -> {
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            json.writeStringField("id", definition.id().value());
            DocumentFields.text(json, "name", definition.name());
            json.writeBooleanField("confirm", definition.confirm());
            json.writeStringField("engine", definition.engine().word());
            json.writeStringField("createdBy", definition.createdBy());
            json.writeStringField("createdAt", definition.createdAt().toString());
            json.writeStringField("request", definition.request());
            json.writeEndObject();
        }));
    }

    @Override
    public JobDefinition readDefinition(JobId id, byte[] content) throws InvalidDocumentException {
        return read("request.json of job " + id, content, fields -> {
            if (!fields.text("id").equals(id.value())) {
                throw new InvalidInputException("id", "id is not that of its key");
            }
            if (!CREATORS.contains(fields.text("createdBy"))) {
                throw new InvalidInputException("createdBy", "createdBy is unknown");
            }
            return new JobDefinition(
                    id,
                    DocumentFields.text(fields, "name", 400),
                    fields.flag("confirm"),
                    fields.optionalEnum("engine", JobEngine.values()).orElse(JobEngine.AUTO),
                    fields.text("createdBy"),
                    DocumentFields.time(fields, "createdAt"),
                    fields.text("request"));
        });
    }

    @Override
    public byte[] write(JobState state) {
        return bytes(Json.text(json -> {
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            StateDocument.write(json, state);
            json.writeEndObject();
        }));
    }

    @Override
    public JobState readState(int step, byte[] content) throws InvalidDocumentException {
        return read("the state of step " + step, content, fields -> {
            JobState state = StateDocument.read(fields);
            if (state.step() != step) {
                throw new InvalidInputException("step", "step is not that of its key");
            }
            return state;
        });
    }

    @Override
    public byte[] write(Lease lease) {
        return bytes(Json.text(json -> {
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            json.writeStringField("writer", lease.writer());
            json.writeNumberField("seconds", lease.seconds());
            json.writeEndObject();
        }));
    }

    @Override
    public Lease readLease(byte[] content) throws InvalidDocumentException {
        return read(
                "a lease",
                content,
                fields -> new Lease(fields.text("writer"), DocumentFields.number(fields, "seconds", 0, LONGEST_LEASE)));
    }

    @Override
    public byte[] write(BatchIntent intent) {
        return bytes(Json.text(json -> {
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            BatchDocument.write(json, intent);
            json.writeEndObject();
        }));
    }

    @Override
    public BatchIntent readIntent(byte[] content) throws InvalidDocumentException {
        return read("the intent of a manifest", content, BatchDocument::intent);
    }

    @Override
    public byte[] writeBatchJob(String jobId) {
        return bytes(Json.text(json -> {
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            json.writeStringField("jobId", jobId);
            json.writeEndObject();
        }));
    }

    @Override
    public String readBatchJob(byte[] content) throws InvalidDocumentException {
        return read("the id of a batch job", content, BatchDocument::jobId);
    }

    @Override
    public byte[] note(String writer, String text) {
        return bytes(Json.text(json -> {
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            json.writeStringField("writer", writer);
            json.writeStringField("note", text);
            json.writeEndObject();
        }));
    }

    @Override
    public RowWriter newRows() {
        return new RowFile.Writer();
    }

    @Override
    public RowReader rows(byte[] packed) throws InvalidDocumentException {
        return new RowFile.RowsReader(packed);
    }

    private interface Reading<T> {
        T of(JsonFields fields) throws InvalidInputException;
    }

    private static <T> T read(String what, byte[] content, Reading<T> reading) throws InvalidDocumentException {
        try {
            JsonNode tree = StrictJson.tree(content);
            JsonFields fields = JsonFields.of(tree, "");
            long version = DocumentFields.number(fields, "version", 1, Long.MAX_VALUE);
            if (version > VERSION) {
                throw new InvalidDocumentException(
                        what + " has version " + version + ": it was written by a newer Thaw; update this one");
            }
            return reading.of(fields);
        } catch (InvalidInputException e) {
            throw new InvalidDocumentException(what + " is damaged: " + e.reason());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
