package dev.thaw.request;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.thaw.answer.Json;
import dev.thaw.event.manual.ManualRequest;
import dev.thaw.event.manual.ManualRequest.Source;
import dev.thaw.event.manual.ManualRequest.VersionedKey;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * A restore request as the JSON that a job keeps: with bucket and region as resolved and with its defaults, so that the same request
 * has the same text. {@link dev.thaw.event.manual.ManualRequestReader} reads it again.
 */
final class JobRequestText {

    private JobRequestText() {}

    static String of(ManualRequest request, String bucket, String region) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("action", request.action().word());
            json.writeStringField("bucket", bucket);
            json.writeStringField("region", region);
            request.source().fold(new SourceWriter()).write(json);
            word(json, "tier", request.tier().map(Enum::name));
            number(json, "days", request.days().map(Integer::longValue));
            json.writeBooleanField("extend", request.extend());
            json.writeBooleanField("force", request.force());
            word(json, "inspect", request.inspect().map(Enum::name));
            number(json, "limit", request.limit());
            json.writeEndObject();
        });
    }

    private static void word(JsonGenerator json, String name, Optional<String> constant) throws IOException {
        if (constant.isPresent()) {
            json.writeStringField(name, constant.get().toLowerCase(Locale.ROOT));
        }
    }

    private static void number(JsonGenerator json, String name, Optional<Long> number) throws IOException {
        if (number.isPresent()) {
            json.writeNumberField(name, number.get());
        }
    }

    private interface Writer {
        void write(JsonGenerator json) throws IOException;
    }

    private static final class SourceWriter implements Source.Cases<Writer> {

        @Override
        public Writer keys(Source.Keys keys) {
            return json -> {
                json.writeArrayFieldStart("keys");
                for (String key : keys.keys()) {
                    json.writeString(key);
                }
                json.writeEndArray();
            };
        }

        @Override
        public Writer objects(Source.Objects objects) {
            return json -> {
                json.writeArrayFieldStart("objects");
                for (VersionedKey object : objects.objects()) {
                    json.writeStartObject();
                    json.writeStringField("key", object.key());
                    if (object.versionId().isPresent()) {
                        json.writeStringField("versionId", object.versionId().get());
                    }
                    json.writeEndObject();
                }
                json.writeEndArray();
            };
        }

        @Override
        public Writer prefix(Source.Prefix prefix) {
            return json -> json.writeStringField("prefix", prefix.prefix());
        }

        @Override
        public Writer list(Source.ListObject list) {
            return json -> {
                json.writeObjectFieldStart("list");
                if (list.bucket().isPresent()) {
                    json.writeStringField("bucket", list.bucket().get());
                }
                json.writeStringField("key", list.key());
                if (list.versionId().isPresent()) {
                    json.writeStringField("versionId", list.versionId().get());
                }
                json.writeBooleanField("encoded", list.encoded());
                json.writeEndObject();
            };
        }
    }
}
