package dev.thaw.restore;

import static dev.thaw.restore.TestData.CLOCK;
import static dev.thaw.restore.TestData.DEFECTS;
import static dev.thaw.restore.TestData.TERMS;
import static dev.thaw.restore.TestData.asked;
import static dev.thaw.restore.TestData.restoring;
import static dev.thaw.restore.TestData.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.policy.Limits;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.RuleAction;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.store.OutcomeCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a plan says by the policy alone. */
class KeyPlanTest {

    @Test
    void theRuleOfAKeyIsFoundWithoutALook() {
        ObjectOutcome outcome = plan(restoring(TERMS), "archive-");
        assertThat(outcome.name()).isEqualTo(OutcomeCode.WOULD_RESTORE);
        assertThat(outcome.details().rule()).contains("all");
        assertThat(outcome.details().notInspected()).isTrue();
    }

    @Test
    void aSkippingRuleAndAForeignBucketAreNamed() {
        RestorePolicy skipping = TestData.policy(Limits.NONE, rule("tmp", "a*", new RuleAction.Skip("temporary")));
        assertThat(plan(skipping, "archive-").name()).isEqualTo(OutcomeCode.SKIPPED_BY_RULE);
        assertThat(plan(restoring(TERMS), "other-").name()).isEqualTo(OutcomeCode.NOT_ALLOWED);
    }

    private static ObjectOutcome plan(RestorePolicy policy, String allowed) {
        return KeyPlan.of(
                asked("a.bin"),
                policy,
                bucket -> bucket.startsWith(allowed),
                new RequestOverrides(Optional.empty(), Optional.empty(), false, RequestOverrides.InspectMode.ALWAYS),
                CLOCK,
                DEFECTS);
    }
}
