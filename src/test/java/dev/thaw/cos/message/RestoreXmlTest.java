package dev.thaw.cos.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Tier;
import dev.thaw.restore.store.RestoreRequest;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("locale")
class RestoreXmlTest {

    private static final ObjectRef OBJECT = ObjectRef.latest("archive-1250000000", "ap-guangzhou", "k");

    @Test
    void daysAndTierAreWritten() {
        assertThat(RestoreXml.of(new RestoreRequest(OBJECT, Tier.STANDARD, Optional.of(3))))
                .asString()
                .isEqualTo("<RestoreRequest><Days>3</Days>"
                        + "<CASJobParameters><Tier>Standard</Tier></CASJobParameters></RestoreRequest>");
    }

    @Test
    void intelligentTieringHasNoDays() {
        assertThat(RestoreXml.of(new RestoreRequest(OBJECT, Tier.EXPEDITED, Optional.empty())))
                .asString()
                .isEqualTo(
                        "<RestoreRequest><CASJobParameters><Tier>Expedited</Tier></CASJobParameters></RestoreRequest>");
    }
}
