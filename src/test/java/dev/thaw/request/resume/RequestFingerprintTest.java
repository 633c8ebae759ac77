package dev.thaw.request.resume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.manual.ManualRequestReader;
import dev.thaw.policy.Limits;
import dev.thaw.policy.RestorePolicy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequestFingerprintTest {

    private static final RestorePolicy POLICY = new RestorePolicy(List.of(), Limits.NONE, Optional.empty());

    @Test
    void everyFieldOfTheRequestCounts() {
        List<String> requests = List.of(
                "{'keys':['a','b']}",
                "{'keys':['b','a']}",
                "{'keys':['a']}",
                "{'objects':[{'key':'a'}]}",
                "{'objects':[{'key':'a','versionId':'v'}]}",
                "{'prefix':'a'}",
                "{'list':{'key':'a'}}",
                "{'list':{'key':'a','versionId':'v'}}",
                "{'list':{'key':'a','encoded':true}}",
                "{'list':{'key':'a','bucket':'b-1'}}",
                "{'keys':['a'],'action':'plan'}",
                "{'keys':['a'],'tier':'bulk'}",
                "{'keys':['a'],'days':3}",
                "{'keys':['a'],'extend':true}",
                "{'keys':['a'],'force':true}",
                "{'keys':['a'],'inspect':'head'}",
                "{'prefix':'a','inspect':'listing'}",
                "{'keys':['a'],'limit':3}",
                "{'keys':['a'],'async':true}");

        Stream<String> hashes =
                requests.stream().map(request -> fingerprint(request).request());

        assertThat(hashes).doesNotHaveDuplicates().hasSize(requests.size());
    }

    @Test
    void theResumeTokenItselfDoesNotCount() {
        assertThat(fingerprint("{'keys':['a'],'resumeFrom':'x.y'}")).isEqualTo(fingerprint("{'keys':['a']}"));
    }

    /** A change here makes the tokens that callers hold useless. */
    @Test
    void hashIsStable() {
        assertThat(fingerprint("{'objects':[{'key':'a'}],'tier':'bulk','days':3,'inspect':'head'}")
                        .request())
                .isEqualTo("jzvnTJ-p5efc");
    }

    private static RequestFingerprint fingerprint(String request) {
        try {
            return RequestFingerprint.of(
                    ManualRequestReader.read(request.replace('\'', '"'), Optional.empty()),
                    "archive-1250000000",
                    "ap-guangzhou",
                    POLICY);
        } catch (InvalidInputException e) {
            throw new AssertionError(e);
        }
    }
}
