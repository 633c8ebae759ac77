package dev.thaw.jobstore;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.json.JsonFields;
import dev.thaw.job.BatchGroup;
import dev.thaw.job.BatchPart;
import dev.thaw.job.BatchPart.RowPlace;
import dev.thaw.job.BatchWork;
import dev.thaw.job.batch.BatchAccess;
import dev.thaw.job.batch.BatchIntent;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.Tier;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a job knows about COS Batch as the fields of a document. A batch job is one line: a state of two hundred of them must stay
 * below 64 KiB.
 */
final class BatchDocument {

    /** Characters of the problems of all batch jobs together: that of the job is not shortened so. */
    private static final int MOST_PROBLEMS = 6_000;

    private static final int MOST_DAYS = 365;

    private static final Pattern PLACE = Pattern.compile("[0-9]{1,9}:[0-9]{1,12}");
    private static final Pattern PART = Pattern.compile(
            "([0-9]{1,4})\\|([0-9]{1,4})\\|([0-9]{1,12})\\|(<place>)\\|(<place>)\\|([0-9]{0,12})\\|([A-Za-z0-9-]{0,64})\\|([01])"
                            .replace("<place>", PLACE.pattern())
                    + "\\|([A-Za-z]{0,40})\\|([0-9]{1,12})\\|([0-9]{1,12})\\|([0-9]{0,12})\\|([0-9]{0,12})\\|(.{0,1000})",
            Pattern.DOTALL);

    /** It becomes part of a URL. */
    private static final Pattern JOB_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** They become parts of a request. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private static final Pattern MANIFEST = Pattern.compile("manifest/[a-z0-9_-]{1,100}-[A-Za-z0-9-]{1,64}\\.csv");

    private BatchDocument() {}

    static void write(JsonGenerator json, BatchWork batch) throws IOException {
        json.writeStringField("stage", batch.stage().name());
        json.writeArrayFieldStart("groups");
        for (BatchWork.Counted counted : batch.groups()) {
            json.writeStartObject();
            group(json, counted.group());
            json.writeNumberField("objects", counted.objects());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("firstStep", batch.firstStep());
        json.writeNumberField("lastStep", batch.lastStep());
        json.writeNumberField("group", batch.group());
        json.writeStringField("at", text(batch.at()));
        json.writeArrayFieldStart("parts");
        int mostProblem = MOST_PROBLEMS / Math.max(1, batch.parts().size());
        for (BatchPart part : batch.parts()) {
            part(json, part, mostProblem);
        }
        json.writeEndArray();
        DocumentFields.time(json, "checkAt", batch.checkAt());
        DocumentFields.time(json, "directAt", batch.directAt());
        DocumentFields.time(json, "troubleSince", batch.troubleSince());
    }

    static BatchWork read(JsonFields fields) throws InvalidInputException {
        BatchWork batch = new BatchWork(
                DocumentFields.word(fields, "stage", BatchWork.Stage.values()),
                DocumentFields.list(
                        fields,
                        "groups",
                        BatchWork.MOST_GROUPS,
                        counted -> new BatchWork.Counted(group(counted), DocumentFields.sum(counted, "objects"))),
                DocumentFields.count(fields, "firstStep"),
                DocumentFields.count(fields, "lastStep"),
                DocumentFields.count(fields, "group"),
                place(fields, "at"),
                parts(fields),
                DocumentFields.optionalTime(fields, "checkAt"),
                DocumentFields.optionalTime(fields, "directAt"),
                DocumentFields.optionalTime(fields, "troubleSince"));
        int groups = batch.groups().size();
        boolean isWhole = batch.parts().stream().allMatch(part -> part.group() < groups)
                && (batch.stage() != BatchWork.Stage.WRITING || batch.group() < groups);
        if (!isWhole) {
            throw DocumentFields.invalid(fields, "group", "is none of the groups");
        }
        return batch;
    }

    private static void group(JsonGenerator json, BatchGroup group) throws IOException {
        json.writeStringField("tier", group.tier().name());
        json.writeNumberField("days", group.days());
        json.writeStringField("class", group.storageClass().name());
        json.writeBooleanField("versions", group.versions());
    }

    private static BatchGroup group(JsonFields fields) throws InvalidInputException {
        return new BatchGroup(
                DocumentFields.word(fields, "tier", Tier.values()),
                (int) DocumentFields.number(fields, "days", 1, MOST_DAYS),
                new StorageClass(fields.text("class")),
                fields.flag("versions"));
    }

    private static String text(RowPlace place) {
        return place.step() + ":" + place.row();
    }

    private static RowPlace place(JsonFields fields, String name) throws InvalidInputException {
        String text = fields.text(name);
        if (!PLACE.matcher(text).matches()) {
            throw DocumentFields.invalid(fields, name, "is no place in the rows");
        }
        return place(text);
    }

    private static RowPlace place(String text) {
        int colon = text.indexOf(':');
        return new RowPlace(Integer.parseInt(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
    }

    /** @param mostProblem characters of the problem that are kept */
    private static void part(JsonGenerator json, BatchPart part, int mostProblem) throws IOException {
        json.writeString(String.join(
                "|",
                Integer.toString(part.group()),
                Integer.toString(part.number()),
                Long.toString(part.rows()),
                text(part.from()),
                text(part.to()),
                seconds(part.createdAt()),
                part.jobId().orElse(""),
                part.isTried() ? "1" : "0",
                part.status(),
                Long.toString(part.succeeded()),
                Long.toString(part.failed()),
                seconds(part.releasedAt()),
                seconds(part.endedAt()),
                part.problem()
                        .map(text -> text.substring(0, Math.min(text.length(), mostProblem)))
                        .orElse("")));
    }

    private static String seconds(Optional<Instant> time) {
        return time.map(known -> Long.toString(known.getEpochSecond())).orElse("");
    }

    private static Optional<Instant> seconds(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
    }

    private static List<BatchPart> parts(JsonFields fields) throws InvalidInputException {
        List<BatchPart> parts = new ArrayList<>();
        for (JsonNode line : fields.list("parts")) {
            parts.add(part(fields, JsonFields.text(line, fields.path("parts"))));
        }
        if (parts.size() > BatchWork.MOST_PARTS) {
            throw DocumentFields.invalid(fields, "parts", "has more than " + BatchWork.MOST_PARTS + " elements");
        }
        return parts;
    }

    private static BatchPart part(JsonFields fields, String line) throws InvalidInputException {
        Matcher part = PART.matcher(line);
        if (!part.matches()) {
            throw DocumentFields.invalid(fields, "parts", "holds a line that Thaw does not write");
        }
        return new BatchPart(
                Integer.parseInt(part.group(1)),
                Integer.parseInt(part.group(2)),
                Long.parseLong(part.group(3)),
                place(part.group(4)),
                place(part.group(5)),
                seconds(part.group(6)),
                Optional.of(part.group(7)).filter(id -> !id.isEmpty()),
                part.group(8).equals("1"),
                part.group(9),
                Long.parseLong(part.group(10)),
                Long.parseLong(part.group(11)),
                seconds(part.group(12)),
                seconds(part.group(13)),
                Optional.of(part.group(14)).filter(text -> !text.isEmpty()));
    }

    static void write(JsonGenerator json, BatchIntent intent) throws IOException {
        json.writeStringField("token", intent.token());
        json.writeStringField("manifest", intent.manifest());
        json.writeStringField("etag", intent.etag());
        json.writeNumberField("rows", intent.rows());
        json.writeStringField("from", text(intent.from()));
        json.writeStringField("to", text(intent.to()));
    }

    static BatchIntent intent(JsonFields fields) throws InvalidInputException {
        return new BatchIntent(
                matching(fields, "token", TOKEN),
                matching(fields, "manifest", MANIFEST),
                fields.text("etag"),
                DocumentFields.number(fields, "rows", 1, BatchAccess.MOST_ROWS),
                place(fields, "from"),
                place(fields, "to"));
    }

    /** Which batch job works through a manifest. */
    static String jobId(JsonFields fields) throws InvalidInputException {
        return matching(fields, "jobId", JOB_ID);
    }

    private static String matching(JsonFields fields, String name, Pattern form) throws InvalidInputException {
        String text = fields.text(name);
        if (!form.matcher(text).matches()) {
            throw DocumentFields.invalid(fields, name, "is not as Thaw writes it");
        }
        return text;
    }
}
