package dev.thaw.jobstore;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.json.JsonFields;
import dev.thaw.job.JobPhase;
import dev.thaw.job.JobState;
import dev.thaw.job.RowPass;
import dev.thaw.policy.CostParts;
import dev.thaw.policy.Tier;
import dev.thaw.restore.report.CostEstimate;
import dev.thaw.restore.report.OutcomeCounts;
import dev.thaw.restore.report.RuleTotals;
import dev.thaw.restore.report.RunTotals;
import dev.thaw.restore.report.Spending;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The state of a job as the fields of a document. Writing and reading stand side by side, in the same order. */
final class StateDocument {

    private static final int LONGEST_TEXT = 16 * 1024;
    private static final int MOST_ENTRIES = 1000;

    /** It becomes part of a key. */
    private static final Pattern FILE = Pattern.compile("(?:objects|verified)/[0-9]{8}-[A-Za-z0-9-]{1,64}\\.csv\\.gz");

    private StateDocument() {}

    static void write(JsonGenerator json, JobState state) throws IOException {
        json.writeNumberField("step", state.step());
        json.writeStringField("writer", state.writer());
        json.writeStringField("phase", state.phase().name());
        json.writeStringField("updatedAt", state.updatedAt().toString());
        DocumentFields.time(json, "confirmedAt", state.confirmedAt());
        DocumentFields.text(json, "rows", state.rows());
        json.writeObjectFieldStart("plan");
        plan(json, state.plan());
        json.writeEndObject();
        json.writeObjectFieldStart("summary");
        counts(json, state.summary());
        json.writeEndObject();
        json.writeObjectFieldStart("progress");
        progress(json, state.progress());
        json.writeEndObject();
        json.writeObjectFieldStart("cursor");
        cursor(json, state.cursor());
        json.writeEndObject();
        DocumentFields.time(json, "dueAt", state.dueAt());
        json.writeNumberField("stalls", state.stall().times());
        json.writeStringField("progressAt", state.stall().progressAt().toString());
        DocumentFields.time(json, "readyBy", state.readyBy());
        DocumentFields.time(json, "readableUntil", state.readableUntil());
        failures(json, state.failures());
        DocumentFields.text(json, "problem", state.problem());
        json.writeArrayFieldStart("warnings");
        for (String warning : state.warnings()) {
            json.writeString(warning);
        }
        json.writeEndArray();
        notices(json, state.notices());
        if (state.batch().isPresent()) {
            json.writeObjectFieldStart("batch");
            BatchDocument.write(json, state.batch().get());
            json.writeEndObject();
        }
    }

    static JobState read(JsonFields fields) throws InvalidInputException {
        Optional<String> rows = DocumentFields.text(fields, "rows", 200);
        if (rows.filter(name -> !FILE.matcher(name).matches()).isPresent()) {
            throw DocumentFields.invalid(fields, "rows", "is no file of rows");
        }
        return new JobState(
                DocumentFields.count(fields, "step"),
                fields.anyText("writer"),
                DocumentFields.word(fields, "phase", JobPhase.values()),
                DocumentFields.time(fields, "updatedAt"),
                DocumentFields.optionalTime(fields, "confirmedAt"),
                rows,
                plan(fields.object("plan")),
                counts(fields.object("summary")),
                progress(fields.object("progress")),
                cursor(fields.object("cursor")),
                DocumentFields.optionalTime(fields, "dueAt"),
                new JobState.Stall(DocumentFields.count(fields, "stalls"), DocumentFields.time(fields, "progressAt")),
                DocumentFields.optionalTime(fields, "readyBy"),
                DocumentFields.optionalTime(fields, "readableUntil"),
                failures(fields),
                DocumentFields.text(fields, "problem", LONGEST_TEXT),
                warnings(fields),
                DocumentFields.list(fields, "notices", MOST_ENTRIES, StateDocument::notice),
                fields.has("batch") ? Optional.of(BatchDocument.read(fields.object("batch"))) : Optional.empty());
    }

    private static void plan(JsonGenerator json, RunTotals plan) throws IOException {
        counts(json, plan.summary());
        json.writeNumberField("retrievalBytes", plan.estimate().retrievalBytes());
        DocumentFields.money(json, "cost", plan.estimate().cost());
        DocumentFields.text(json, "currency", plan.estimate().currency());
        DocumentFields.text(json, "reason", plan.estimate().reason());
        spending(json, plan.spent());
        json.writeArrayFieldStart("byRule");
        for (RuleTotals.Row row : plan.byRule().rows()) {
            json.writeStartObject();
            json.writeStringField("rule", row.rule());
            json.writeStringField("tier", row.tier().name());
            json.writeNumberField("objects", row.objects());
            json.writeNumberField("bytes", row.bytes());
            DocumentFields.money(json, "retrieval", row.parts().map(CostParts::retrieval));
            DocumentFields.money(json, "requests", row.parts().map(CostParts::requests));
            DocumentFields.money(json, "copies", row.parts().map(CostParts::copies));
            DocumentFields.time(json, "readyBy", row.readyBy());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static RunTotals plan(JsonFields fields) throws InvalidInputException {
        return new RunTotals(
                counts(fields),
                new CostEstimate(
                        DocumentFields.sum(fields, "retrievalBytes"),
                        DocumentFields.money(fields, "cost"),
                        DocumentFields.text(fields, "currency", LONGEST_TEXT),
                        DocumentFields.text(fields, "reason", LONGEST_TEXT)),
                spending(fields),
                new RuleTotals(DocumentFields.list(
                        fields,
                        "byRule",
                        MOST_ENTRIES,
                        row -> new RuleTotals.Row(
                                row.anyText("rule"),
                                DocumentFields.word(row, "tier", Tier.values()),
                                DocumentFields.sum(row, "objects"),
                                DocumentFields.sum(row, "bytes"),
                                parts(row),
                                DocumentFields.optionalTime(row, "readyBy")))));
    }

    private static Optional<CostParts> parts(JsonFields row) throws InvalidInputException {
        Optional<BigDecimal> requests = DocumentFields.money(row, "requests");
        Optional<BigDecimal> copies = DocumentFields.money(row, "copies");
        return DocumentFields.money(row, "retrieval")
                .flatMap(retrieval ->
                        requests.flatMap(fees -> copies.map(storage -> new CostParts(retrieval, fees, storage))));
    }

    private static void counts(JsonGenerator json, OutcomeCounts counts) throws IOException {
        json.writeNumberField("objects", counts.objects());
        json.writeNumberField("bytes", counts.bytes());
        json.writeNumberField("accepted", counts.accepted());
        json.writeNumberField("extended", counts.extended());
        json.writeNumberField("inProgress", counts.inProgress());
        json.writeNumberField("skipped", counts.skipped());
        json.writeNumberField("failed", counts.failed());
        json.writeNumberField("retryable", counts.retryable());
    }

    private static OutcomeCounts counts(JsonFields fields) throws InvalidInputException {
        return new OutcomeCounts(
                DocumentFields.sum(fields, "objects"),
                DocumentFields.sum(fields, "bytes"),
                DocumentFields.sum(fields, "accepted"),
                DocumentFields.sum(fields, "extended"),
                DocumentFields.sum(fields, "inProgress"),
                DocumentFields.sum(fields, "skipped"),
                DocumentFields.sum(fields, "failed"),
                DocumentFields.sum(fields, "retryable"));
    }

    private static void spending(JsonGenerator json, Spending spent) throws IOException {
        json.writeNumberField("spentObjects", spent.objects());
        json.writeNumberField("spentBytes", spent.bytes());
        DocumentFields.money(json, "spentCost", Optional.of(spent.cost()));
    }

    private static Spending spending(JsonFields fields) throws InvalidInputException {
        return new Spending(
                DocumentFields.sum(fields, "spentObjects"),
                DocumentFields.sum(fields, "spentBytes"),
                DocumentFields.money(fields, "spentCost").orElse(BigDecimal.ZERO));
    }

    private static void progress(JsonGenerator json, JobState.Progress progress) throws IOException {
        json.writeNumberField("readable", progress.readable());
        json.writeNumberField("overdue", progress.overdue());
        json.writeNumberField("lost", progress.lost());
        json.writeNumberField("promoted", progress.promoted());
        json.writeNumberField("notPromoted", progress.notPromoted());
        if (progress.sampled().isPresent()) {
            json.writeNumberField("sampled", progress.sampled().get());
        }
    }

    private static JobState.Progress progress(JsonFields fields) throws InvalidInputException {
        JsonNode sampled = fields.object().path("sampled");
        return new JobState.Progress(
                DocumentFields.sum(fields, "readable"),
                DocumentFields.sum(fields, "overdue"),
                DocumentFields.sum(fields, "lost"),
                DocumentFields.sum(fields, "promoted"),
                DocumentFields.sum(fields, "notPromoted"),
                sampled.isNumber() ? Optional.of(Math.min(1, Math.max(0, sampled.doubleValue()))) : Optional.empty());
    }

    private static void cursor(JsonGenerator json, JobState.Cursor cursor) throws IOException {
        json.writeStringField("position", cursor.position());
        json.writeBooleanField("sourceRead", cursor.sourceRead());
        json.writeNumberField("lastPlanStep", cursor.lastPlanStep());
        if (cursor.shortestDays().isPresent()) {
            json.writeNumberField("shortestDays", cursor.shortestDays().get());
        }
        if (cursor.pass().isPresent()) {
            json.writeObjectFieldStart("pass");
            pass(json, cursor.pass().get());
            json.writeEndObject();
        }
        json.writeNumberField("tries", cursor.tries());
        spending(json, cursor.spent());
        json.writeObjectFieldStart("check");
        DocumentFields.time(json, "firstAt", cursor.check().firstAt());
        json.writeNumberField("looks", cursor.check().looks());
        DocumentFields.time(json, "overdueAt", cursor.check().overdueAt());
        json.writeBooleanField("forcedReadyBy", cursor.check().forcedReadyBy());
        json.writeBooleanField("forcedOverdue", cursor.check().forcedOverdue());
        json.writeBooleanField("allNext", cursor.check().allNext());
        json.writeEndObject();
    }

    private static JobState.Cursor cursor(JsonFields fields) throws InvalidInputException {
        JsonFields check = fields.object("check");
        return new JobState.Cursor(
                fields.anyText("position"),
                fields.flag("sourceRead"),
                DocumentFields.count(fields, "lastPlanStep"),
                fields.integer("shortestDays", 1, 365).map(Long::intValue),
                fields.has("pass") ? Optional.of(pass(fields.object("pass"))) : Optional.empty(),
                DocumentFields.count(fields, "tries"),
                spending(fields),
                new JobState.Check(
                        DocumentFields.optionalTime(check, "firstAt"),
                        DocumentFields.count(check, "looks"),
                        DocumentFields.optionalTime(check, "overdueAt"),
                        check.flag("forcedReadyBy"),
                        check.flag("forcedOverdue"),
                        check.flag("allNext")));
    }

    private static void pass(JsonGenerator json, RowPass pass) throws IOException {
        json.writeNumberField("first", pass.first());
        json.writeNumberField("last", pass.last());
        json.writeNumberField("step", pass.step());
        json.writeNumberField("row", pass.row());
        json.writeStringField("filter", pass.filter().name());
        json.writeNumberField("output", pass.output());
        json.writeNumberField("group", pass.group());
        json.writeNumberField("left", pass.left());
        json.writeNumberField("retryable", pass.retryable());
    }

    private static RowPass pass(JsonFields fields) throws InvalidInputException {
        return new RowPass(
                DocumentFields.count(fields, "first"),
                DocumentFields.count(fields, "last"),
                DocumentFields.count(fields, "step"),
                DocumentFields.sum(fields, "row"),
                DocumentFields.word(fields, "filter", RowPass.Filter.values()),
                DocumentFields.count(fields, "output"),
                DocumentFields.count(fields, "group"),
                DocumentFields.sum(fields, "left"),
                DocumentFields.sum(fields, "retryable"));
    }

    private static void failures(JsonGenerator json, JobState.Failures failures) throws IOException {
        json.writeArrayFieldStart("failures");
        for (JobState.FailedObject failed : failures.list()) {
            json.writeStartObject();
            DocumentFields.text(json, "key", failed.key());
            json.writeStringField("outcome", failed.outcome());
            DocumentFields.text(json, "code", failed.code());
            DocumentFields.text(json, "detail", failed.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeBooleanField("failuresTruncated", failures.truncated());
    }

    private static JobState.Failures failures(JsonFields fields) throws InvalidInputException {
        return new JobState.Failures(
                DocumentFields.list(
                        fields,
                        "failures",
                        MOST_ENTRIES,
                        failed -> new JobState.FailedObject(
                                DocumentFields.text(failed, "key", LONGEST_TEXT),
                                failed.text("outcome"),
                                DocumentFields.text(failed, "code", LONGEST_TEXT),
                                DocumentFields.text(failed, "detail", LONGEST_TEXT))),
                fields.flag("failuresTruncated"));
    }

    private static List<String> warnings(JsonFields fields) throws InvalidInputException {
        List<String> warnings = new ArrayList<>();
        for (JsonNode warning : fields.list("warnings")) {
            warnings.add(JsonFields.text(warning, fields.path("warnings")));
        }
        return warnings;
    }

    private static void notices(JsonGenerator json, List<JobState.PendingNotice> notices) throws IOException {
        json.writeArrayFieldStart("notices");
        for (JobState.PendingNotice notice : notices) {
            json.writeStartObject();
            json.writeStringField("phase", notice.phase().name());
            json.writeStringField("since", notice.since().toString());
            json.writeNumberField("attempts", notice.attempts());
            json.writeStringField("nextAt", notice.nextAt().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static JobState.PendingNotice notice(JsonFields fields) throws InvalidInputException {
        return new JobState.PendingNotice(
                DocumentFields.word(fields, "phase", JobPhase.values()),
                DocumentFields.time(fields, "since"),
                DocumentFields.count(fields, "attempts"),
                DocumentFields.time(fields, "nextAt"));
    }
}
