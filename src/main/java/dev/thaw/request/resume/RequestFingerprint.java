package dev.thaw.request.resume;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.thaw.answer.Json;
import dev.thaw.event.manual.ManualRequest;
import dev.thaw.event.manual.ManualRequest.Source;
import dev.thaw.event.manual.ManualRequest.VersionedKey;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.Tier;
import dev.thaw.restore.source.ShortHash;
import java.io.IOException;
import java.util.Optional;

/**
 * What a resume token belongs to, as two short hashes. Every field of the request is written out explicitly, so that renaming a
 * Java constant does not invalidate tokens.
 *
 * @param request hash of the request without {@code resumeFrom}, with bucket and region as resolved
 * @param policy hash of the policy that decided the earlier parts
 */
public record RequestFingerprint(String request, String policy) {

    /**
     * @param bucket of the objects, as resolved from request and settings
     * @param region of the objects, as resolved from request, invocation and settings
     */
    public static RequestFingerprint of(ManualRequest request, String bucket, String region, RestorePolicy policy) {
        return new RequestFingerprint(ShortHash.of(text(request, bucket, region)), ShortHash.of(policy.fingerprint()));
    }

    private static String text(ManualRequest request, String bucket, String region) {
        return Json.text(json -> {
            json.writeStartArray();
            json.writeString(request.action().word());
            json.writeString(bucket);
            json.writeString(region);
            write(json, request.tier().map(Tier::wireName));
            write(json, request.days().map(days -> Integer.toString(days)));
            json.writeBoolean(request.extend());
            json.writeBoolean(request.force());
            write(json, request.inspect().map(RequestFingerprint::word));
            write(json, request.limit().map(limit -> Long.toString(limit)));
            json.writeBoolean(request.async());
            request.source().fold(new SourceWriter()).write(json);
            json.writeEndArray();
        });
    }

    private static String word(ManualRequest.Inspect inspect) {
        return switch (inspect) {
            case HEAD -> "head";
            case LISTING -> "listing";
        };
    }

    private static void write(JsonGenerator json, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeString(text.get());
        } else {
            json.writeNull();
        }
    }

    private interface Writer {
        void write(JsonGenerator json) throws IOException;
    }

    /** Writes the field of the source and what it holds. */
    private static final class SourceWriter implements Source.Cases<Writer> {

        @Override
        public Writer keys(Source.Keys keys) {
            return json -> {
                json.writeString("keys");
                for (String key : keys.keys()) {
                    json.writeString(key);
                }
            };
        }

        @Override
        public Writer objects(Source.Objects objects) {
            return json -> {
                json.writeString("objects");
                for (VersionedKey object : objects.objects()) {
                    json.writeString(object.key());
                    RequestFingerprint.write(json, object.versionId());
                }
            };
        }

        @Override
        public Writer prefix(Source.Prefix prefix) {
            return json -> {
                json.writeString("prefix");
                json.writeString(prefix.prefix());
            };
        }

        @Override
        public Writer list(Source.ListObject list) {
            return json -> {
                json.writeString("list");
                RequestFingerprint.write(json, list.bucket());
                json.writeString(list.key());
                RequestFingerprint.write(json, list.versionId());
                json.writeBoolean(list.encoded());
            };
        }
    }
}
