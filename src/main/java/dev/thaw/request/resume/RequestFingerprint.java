package dev.thaw.request.resume;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.thaw.answer.Json;
import dev.thaw.event.manual.ManualRequest;
import dev.thaw.event.manual.ManualRequest.Source;
import dev.thaw.event.manual.ManualRequest.VersionedKey;
import dev.thaw.policy.RestorePolicy;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a resumption belongs to, as short digests.
 *
 * @param request all of it but {@code resumeFrom}, with bucket and region as they were understood
 * @param policy by which the earlier parts went
 */
public record RequestFingerprint(String request, String policy) {

    public static RequestFingerprint of(ManualRequest request, String bucket, String region, RestorePolicy policy) {
        return new RequestFingerprint(
                ResumeDigests.brief(text(request, bucket, region)), ResumeDigests.brief(policy.fingerprint()));
    }

    private static String text(ManualRequest request, String bucket, String region) {
        return Json.text(json -> {
            json.writeStartArray();
            json.writeString(request.action().word());
            json.writeString(bucket);
            json.writeString(region);
            json.writeString(String.valueOf(request.tier()));
            json.writeString(String.valueOf(request.days()));
            json.writeBoolean(request.extend());
            json.writeBoolean(request.force());
            json.writeString(String.valueOf(request.inspect()));
            json.writeString(String.valueOf(request.limit()));
            json.writeBoolean(request.async());
            source(json, request.source().fold(new Words()));
            json.writeEndArray();
        });
    }

    private static void source(JsonGenerator json, List<String> words) throws IOException {
        for (String word : words) {
            json.writeString(word);
        }
    }

    private static final class Words implements Source.Cases<List<String>> {

        @Override
        public List<String> keys(Source.Keys keys) {
            return with("keys", keys.keys());
        }

        @Override
        public List<String> objects(Source.Objects objects) {
            return with(
                    "objects",
                    objects.objects().stream()
                            .flatMap(object -> Stream.of(object.key(), versionOf(object)))
                            .toList());
        }

        @Override
        public List<String> prefix(Source.Prefix prefix) {
            return List.of("prefix", prefix.prefix());
        }

        @Override
        public List<String> list(Source.ListObject list) {
            return List.of(
                    "list",
                    list.bucket().orElse(""),
                    list.key(),
                    String.valueOf(list.versionId()),
                    String.valueOf(list.encoded()));
        }

        private static String versionOf(VersionedKey object) {
            return String.valueOf(object.versionId());
        }

        private static List<String> with(String name, List<String> words) {
            return Stream.concat(Stream.of(name), words.stream()).toList();
        }
    }
}
