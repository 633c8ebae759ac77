package dev.thaw.function;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.thaw.event.ManualRequest;
import dev.thaw.event.ManualRequest.Source;
import dev.thaw.event.ManualRequest.VersionedKey;
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
record RequestOrigin(String request, String policy) {

    static RequestOrigin of(ManualRequest request, ManualTarget target, RestorePolicy policy) {
        return new RequestOrigin(Digests.brief(text(request, target)), Digests.brief(policy.identity()));
    }

    private static String text(ManualRequest request, ManualTarget target) {
        return Json.text(json -> {
            json.writeStartArray();
            json.writeString(request.action().word());
            json.writeString(target.bucket());
            json.writeString(target.region());
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
