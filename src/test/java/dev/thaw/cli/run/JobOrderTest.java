package dev.thaw.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thaw.cli.options.CommandLine;
import dev.thaw.cli.options.UsageException;
import dev.thaw.event.manual.ManualRequest;
import dev.thaw.event.manual.ManualRequest.Source;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobOrderTest {

    private static ManualRequest order(String words) throws UsageException {
        return JobOrder.request(CommandLine.parse(List.of(("restore " + words + " --job").split(" "))));
    }

    @Test
    void prefixIsHandedOverWithItsTermsAndWaitsForAConfirmation() throws Exception {
        ManualRequest request = order("cos://archive-1250000000/studies/ -r -t bulk -d 7 --limit 5 --extend");
        assertThat(request.bucket()).hasValue("archive-1250000000");
        assertThat(request.source()).isInstanceOf(Source.Prefix.class);
        assertThat(request.days()).hasValue(7);
        assertThat(request.limit()).hasValue(5L);
        assertThat(request.extend()).isTrue();
        assertThat(request.job().orElseThrow().confirm()).isTrue();
    }

    @Test
    void yesMeansWithoutAConfirmation() throws Exception {
        ManualRequest request = order("cos://a-1/x cos://a-1/y -y");
        assertThat(request.source()).isInstanceOf(Source.Keys.class);
        assertThat(request.job().orElseThrow().confirm()).isFalse();
    }

    @Test
    void listMayNameTheBucketOfItsKeys() throws Exception {
        ManualRequest request = order("--list cos://lists-1/today.txt cos://archive-1/");
        assertThat(request.source()).isInstanceOf(Source.ListObject.class);
        assertThat(request.bucket()).isEqualTo(Optional.of("archive-1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cos://a-1/x --max-cost 5",
                "cos://a-1/x --include *.pdf",
                "cos://a-1/x --policy p.yaml",
                "cos://a-1/x --wait",
                "-f keys.txt cos://a-1/",
                "cos://a-1/x/ cos://a-1/y/ -r",
                "cos://a-1/x cos://b-1/y"
            })
    void whatAJobCannotDoIsRefusedInWords(String words) {
        assertThatThrownBy(() -> order(words))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--job");
    }
}
