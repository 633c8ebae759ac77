package dev.thaw.cli.output;

import dev.thaw.answer.Json;
import dev.thaw.answer.OutcomeJson;
import dev.thaw.object.ObjectRef;
import dev.thaw.restore.report.DecisionDetails;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.text.SafeText;
import java.io.PrintStream;
import java.util.Optional;

/** Writes a line per object as it comes: JSON, CSV, or for a person. Safe for threads. */
public final class OutcomeLines {

    private static final String HEADER = "bucket,key,versionId,outcome,rule,tier,days,storageClass,size,readyBy,"
            + "restoredUntil,code,detail,cosRequestId";

    private final PrintStream out;
    private final String format;
    private final boolean verbose;
    private final Shown shown;

    /** @param verbose whether the table has a line per object */
    public OutcomeLines(PrintStream out, String format, boolean verbose, Shown shown) {
        this.out = out;
        this.format = format;
        this.verbose = verbose;
        this.shown = shown;
        if (format.equals("csv")) {
            out.println(HEADER);
        }
    }

    public synchronized void write(ObjectOutcome outcome) {
        switch (format) {
            case "jsonl" ->
                out.println(Json.text(json -> {
                    json.writeStartObject();
                    OutcomeJson.members(json, outcome);
                    json.writeEndObject();
                }));
            case "csv" -> out.println(csv(outcome));
            case "table" -> {
                if (verbose) {
                    out.println(line(outcome));
                }
            }
            default -> {}
        }
    }

    /** One object for a person. */
    public String line(ObjectOutcome outcome) {
        String object = outcome.details().object().map(OutcomeLines::address).orElse("-");
        String time = outcome.outcome()
                .readyBy()
                .map(by -> "  readable by " + shown.time(by))
                .or(() -> outcome.outcome().restoredUntil().map(until -> "  until " + shown.time(until)))
                .orElse("");
        String why = outcome.outcome().code().map(code -> "  " + code).orElse("")
                + outcome.detail().map(detail -> ": " + detail).orElse("");
        String word = String.format("%-16s", outcome.name().word());
        String colored = outcome.failed() || outcome.name() == OutcomeCode.MISSING
                ? shown.ink().bad(word)
                : outcome.name() == OutcomeCode.RESTORED || outcome.name() == OutcomeCode.READABLE
                        ? shown.ink().good(word)
                        : word;
        return colored + "  " + SafeText.escape(object + time + why);
    }

    /** {@code cos://bucket/key}. */
    public static String address(ObjectRef object) {
        return "cos://" + object.bucket() + "/" + object.key();
    }

    private static String csv(ObjectOutcome outcome) {
        DecisionDetails details = outcome.details();
        return String.join(
                ",",
                cell(details.object().map(ObjectRef::bucket)),
                cell(details.object().map(ObjectRef::key)),
                cell(details.object().flatMap(ObjectRef::versionId)),
                outcome.name().word(),
                cell(details.rule()),
                cell(details.tier().map(tier -> tier.wireName())),
                cell(details.days()),
                cell(details.facts().storageClass().map(known -> known.name())),
                cell(details.facts().size()),
                cell(outcome.outcome().readyBy()),
                cell(outcome.outcome().restoredUntil()),
                cell(outcome.outcome().code()),
                cell(outcome.detail()),
                cell(outcome.outcome().requestId()));
    }

    private static String cell(Optional<?> value) {
        String text = SafeText.escape(value.map(Object::toString).orElse(""));
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"') && text.equals(text.strip());
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
