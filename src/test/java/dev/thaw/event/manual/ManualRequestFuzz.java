package dev.thaw.event.manual;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.thaw.cos.Hosts;
import dev.thaw.event.Samples;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.manual.ManualRequest.Source;
import dev.thaw.event.manual.ManualRequest.VersionedKey;
import dev.thaw.object.InvalidNameException;
import dev.thaw.object.ObjectRef;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a manual request are read or refused, and name no object outside COS. */
@Tag("fuzz")
public class ManualRequestFuzz {

    static Stream<byte[]> seeds() {
        Stream<String> requests = Stream.of(
                "{\"keys\": [\"a\", \"../b\"], \"tier\": \"bulk\", \"days\": 7, \"extend\": true, \"async\": false}",
                "{\"action\": \"plan\", \"objects\": [{\"key\": \"a\", \"versionId\": \"MTg0\"}], \"inspect\": \"head\"}",
                "{\"action\": \"status\", \"prefix\": \"\", \"force\": true, \"limit\": 1000, \"resumeFrom\": \"x\"}",
                "{\"list\": {\"bucket\": \"b-1\", \"key\": \"l\", \"versionId\": \"v\", \"encoded\": true}}");
        return Stream.concat(
                requests.map(text -> text.getBytes(StandardCharsets.UTF_8)),
                Stream.of(Samples.bytes("manual-request")));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10s")
    void manualRequest(byte[] bytes) {
        try {
            checked(ManualRequestReader.read(bytes, Optional.empty()));
        } catch (InvalidInputException error) {
            checkReason(error.reason());
        }
    }

    public static boolean checked(ManualCall call) {
        return call.fold(
                ManualRequestFuzz::checkedRequest,
                command -> checkedWord(command.word()),
                question -> checkedWord(question.word()));
    }

    private static boolean checkedWord(String word) {
        assertThat(word).isIn("jobs", "job", "confirm", "cancel", "continue", "about", "explain");
        return true;
    }

    private static boolean checkedRequest(ManualRequest request) {
        assertThat(request.days().orElse(1)).isBetween(1, 365);
        assertThat(request.limit().orElse(1L)).isPositive();
        String bucket = request.bucket().orElse("archive-1250000000");
        String region = request.region().orElse("ap-guangzhou");
        for (VersionedKey named : request.source().fold(new Named())) {
            try {
                Hosts.staysInside(new ObjectRef(bucket, region, named.key(), named.versionId()));
            } catch (InvalidNameException refused) {
                assertThat(refused.field()).isIn("bucket", "region", "key", "versionId");
            }
        }
        return true;
    }

    /** Printable on one line, and short. */
    public static boolean checkReason(String reason) {
        assertThat(reason).isNotBlank().hasSizeLessThan(1_000);
        assertThat(reason.codePoints())
                .noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c == 0x202e);
        return true;
    }

    private static final class Named implements Source.Cases<List<VersionedKey>> {

        @Override
        public List<VersionedKey> keys(Source.Keys keys) {
            return keys.keys().stream()
                    .map(key -> new VersionedKey(key, Optional.empty()))
                    .toList();
        }

        @Override
        public List<VersionedKey> objects(Source.Objects objects) {
            return objects.objects();
        }

        @Override
        public List<VersionedKey> prefix(Source.Prefix prefix) {
            return List.of();
        }

        @Override
        public List<VersionedKey> list(Source.ListObject list) {
            return List.of(new VersionedKey(list.key(), list.versionId()));
        }
    }
}
