package dev.thaw.request.resume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thaw.answer.ProblemException;
import dev.thaw.policy.CostParts;
import dev.thaw.policy.Tier;
import dev.thaw.restore.report.Breakdown;
import dev.thaw.restore.report.CostEstimate;
import dev.thaw.restore.report.OutcomeCounts;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.report.RuleTotals;
import dev.thaw.restore.report.RunTotals;
import dev.thaw.restore.report.Spending;
import dev.thaw.restore.store.OutcomeCode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTokensTest {

    private static final RequestFingerprint FINGERPRINT = new RequestFingerprint("request", "policy");
    private static final Optional<String> SECRET = Optional.of("s".repeat(32));
    private static final Optional<String> CNY = Optional.of("CNY");

    private static final ResumePoint FULL = new ResumePoint(
            "日志/a \"b\"\u2028\u0000",
            Set.of("mark1", "mark2"),
            new RunTotals(
                    new OutcomeCounts(1, 2, 3, 4, 5, 6, 7, 8),
                    new CostEstimate(
                            9, Optional.of(new BigDecimal("0.000000000000000001234")), CNY, Optional.of("reason")),
                    new Spending(10, 11, new BigDecimal("1E+3")),
                    new RuleTotals(List.of(
                            new RuleTotals.Row(
                                    "legal",
                                    Tier.BULK,
                                    12,
                                    13,
                                    Optional.of(new CostParts(new BigDecimal("1.5"), BigDecimal.ONE, BigDecimal.TEN)),
                                    Optional.of(Instant.parse("2026-11-27T23:40:01Z"))),
                            new RuleTotals.Row("rest", Tier.STANDARD, 14, 15, Optional.empty(), Optional.empty()))),
                    new Breakdown(
                            Map.of(OutcomeCode.WOULD_RESTORE, new Breakdown.Sum(16, 17)),
                            new TreeMap<>(Map.of(Instant.parse("2026-11-27T18:00:00Z"), 18L)),
                            List.of(
                                    new Breakdown.Alternative(
                                            Tier.BULK,
                                            19,
                                            20,
                                            Optional.of(new BigDecimal("2.1")),
                                            Optional.of(Instant.parse("2026-11-27T23:40:01Z"))),
                                    new Breakdown.Alternative(
                                            Tier.STANDARD, 0, 0, Optional.empty(), Optional.empty())))),
            Set.of("mark3"));

    @Test
    void tokenIsReadAsItWasWritten() {
        for (Optional<String> secret : List.of(SECRET, Optional.<String>empty())) {
            ResumeTokens tokens = new ResumeTokens(secret);
            String token = tokens.write(FULL, FINGERPRINT);
            assertThat(token).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{43}");
            assertThat(tokens.read(token, FINGERPRINT, CNY))
                    .usingRecursiveComparison()
                    .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                    .isEqualTo(FULL);
        }
    }

    @Test
    void tokenOfTheStartIsReadToo() {
        ResumeTokens tokens = new ResumeTokens(SECRET);
        ResumePoint start = ResumePoint.start(RunTotals.start(Optional.empty()));
        assertThat(tokens.read(tokens.write(start, FINGERPRINT), FINGERPRINT, Optional.empty()))
                .isEqualTo(start);
    }

    @Test
    void everyAlteredCharacterIsDetected() {
        ResumeTokens tokens = new ResumeTokens(Optional.empty());
        String token = tokens.write(FULL, FINGERPRINT);
        for (int at = 0; at < token.length(); at++) {
            char other = token.charAt(at) == 'A' ? 'Q' : 'A';
            String altered = token.substring(0, at) + other + token.substring(at + 1);
            assertThatThrownBy(() -> tokens.read(altered, FINGERPRINT, CNY))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("cut off or altered");
        }
    }

    @Test
    void tokenOfAnotherSecretIsRefused() {
        String token = new ResumeTokens(SECRET).write(FULL, FINGERPRINT);
        assertThatThrownBy(() -> new ResumeTokens(Optional.empty()).read(token, FINGERPRINT, CNY))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void tokenBelongsToItsRequestAndPolicy() {
        ResumeTokens tokens = new ResumeTokens(SECRET);
        String token = tokens.write(FULL, FINGERPRINT);
        assertThatThrownBy(() -> tokens.read(token, new RequestFingerprint("other", "policy"), CNY))
                .hasMessageContaining("another request");
        assertThatThrownBy(() -> tokens.read(token, new RequestFingerprint("request", "other"), CNY))
                .hasMessageContaining("the policy has changed");
    }

    /** With a correct checksum, which anybody can make where no secret is set. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "{}",
                "[2]",
                "[1,\"request\",\"policy\",\"p\",[],[0,0,0,0,0,0,0,0],[0,null,null],[0,0,\"0\"],[]]",
                "[2,\"request\",\"policy\",\"\\ud800\",[],[0,0,0,0,0,0,0,0],[0,null,null],[0,0,\"0\"],[]]",
                "[2,\"request\",\"policy\",\"p\",[1],[0,0,0,0,0,0,0,0],[0,null,null],[0,0,\"0\"],[]]",
                "[2,\"request\",\"policy\",\"p\",[],[0,0,0,0,0,0,0],[0,null,null],[0,0,\"0\"],[]]",
                "[2,\"request\",\"policy\",\"p\",[],[9223372036854775807,0,0,0,0,0,0,0],[0,null,null],[0,0,\"0\"],[]]",
                "[2,\"request\",\"policy\",\"p\",[],[0,0,0,0,0,0,0,0],[0,null,null],[9223372036854775807,0,\"0\"],[]]",
                "[2,\"request\",\"policy\",\"p\",[],[0,0,0,0,0,0,0,0],[0,null,null],[0,0,\"0\"],[],[1]]",
                "[2,\"request\",\"policy\",\"p\",[],[0,0,0,0,0,0,0,-1],[0,null,null],[0,0,\"0\"],[]]",
                "[2,\"request\",\"policy\",\"p\",[],[0,0,0,0,0,0,0,0],[0,\"1e999999999\",null],[0,0,\"0\"],[]]",
                "[2,\"request\",\"policy\",\"p\",[],[0,0,0,0,0,0,0,0],[0,null,null],[0,0,null],[]]",
                "[2,\"request\",\"policy\",\"p\",[],[0,0,0,0,0,0,0,0],[0,null,null],[0,0,\"0\"],[[\"r\",\"SLOW\",1,1,null]]]"
            })
    void forgedContentIsRefused(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        Base64.Encoder text = Base64.getUrlEncoder().withoutPadding();
        String token =
                text.encodeToString(bytes) + "." + text.encodeToString(ResumeTokens.mac(Optional.empty(), bytes));
        assertThatThrownBy(() -> new ResumeTokens(Optional.<String>empty()).read(token, FINGERPRINT, CNY))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("cut off or altered");
    }
}
