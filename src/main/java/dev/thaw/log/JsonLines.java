package dev.thaw.log;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.thaw.answer.Json;
import dev.thaw.answer.OutcomeJson;
import dev.thaw.answer.ReportJson;
import dev.thaw.event.manual.Action;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.Report;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** Log lines as JSON, one object per line, for machines. */
public final class JsonLines implements ReportLog.LogLines {

    @Override
    public String object(Instant time, String requestId, ObjectOutcome outcome) {
        return line(time, outcome.failed() ? "WARN" : "INFO", requestId, json -> OutcomeJson.members(json, outcome));
    }

    @Override
    public String summary(Instant time, String requestId, Action action, Report report) {
        return line(time, report.retryable() ? "WARN" : "INFO", requestId, json -> {
            json.writeStringField("action", action.word());
            json.writeBooleanField("complete", report.complete());
            json.writeFieldName("summary");
            ReportJson.summary(json, report.totals().summary());
        });
    }

    @Override
    public String failure(Instant time, String requestId, String detail) {
        return line(time, "ERROR", requestId, json -> json.writeStringField("detail", detail));
    }

    @Override
    public String job(Instant time, String requestId, ReportLog.Level level, Map<String, Object> facts) {
        return line(time, level.name(), requestId, json -> members(json, facts));
    }

    @Override
    public String notice(Instant time, ReportLog.Level level, Map<String, Object> facts) {
        return Json.text(json -> {
            begin(json, time, level.name());
            members(json, facts);
            json.writeEndObject();
        });
    }

    private static void members(JsonGenerator json, Map<String, Object> facts) throws IOException {
        for (Map.Entry<String, Object> fact : facts.entrySet()) {
            json.writeObjectField(fact.getKey(), fact.getValue());
        }
    }

    private static String line(Instant time, String level, String requestId, Json.Writing members) {
        return Json.text(json -> {
            begin(json, time, level);
            json.writeStringField("requestId", requestId);
            members.to(json);
            json.writeEndObject();
        });
    }

    private static void begin(JsonGenerator json, Instant time, String level) throws IOException {
        json.writeStartObject();
        json.writeStringField("time", time.toString());
        json.writeStringField("level", level);
    }
}
