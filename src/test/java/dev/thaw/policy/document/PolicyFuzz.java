package dev.thaw.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.Trigger;
import dev.thaw.policy.document.finding.CheckedPolicy;
import dev.thaw.policy.document.finding.Finding;
import dev.thaw.policy.document.finding.FindingJson;
import dev.thaw.policy.document.finding.FindingText;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes come as a policy: it is read whole or refused with findings that can be shown. */
@Tag("fuzz")
class PolicyFuzz {

    private static final ObjectRef OBJECT =
            ObjectRef.latest("archive-1250000000", "ap-guangzhou", "legal/2024/thumb/contract.pdf");

    static Stream<byte[]> seeds() {
        return Stream.concat(
                Stream.of(Documents.sample()),
                Stream.of("good", "bad")
                        .flatMap(folder -> Documents.names(folder).stream())
                        .map(Documents::named));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10s")
    void policy(byte[] document) {
        CheckedPolicy reading = PolicyReader.read("policy.yaml", document);
        boolean errors = reading.findings().stream().anyMatch(found -> found.severity() == Finding.Severity.ERROR);
        assertThat(reading.policy().isEmpty()).isEqualTo(errors);
        reading.policy().ifPresent(PolicyFuzz::decide);
        assertThat(FindingText.listing(reading, document)).isNotNull();
        assertThat(FindingJson.of(reading).codePoints()).noneMatch(Character::isISOControl);
        reading.findings()
                .forEach(found -> assertThat(
                                FindingText.line("policy.yaml", found).codePoints())
                        .noneMatch(Character::isISOControl));
    }

    private static void decide(RestorePolicy policy) {
        assertThat(policy.decide(OBJECT, Trigger.event("cos:ObjectCreated:Put"), ObjectAttributes.NONE))
                .isNotNull();
        assertThat(policy.decide(OBJECT, Trigger.manual(), ObjectAttributes.sized(1L << 40)))
                .isNotNull();
    }
}
