package dev.thaw.cli.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thaw.cli.options.CommandLine;
import dev.thaw.cli.options.UsageException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobCommandsTest {

    private static void require(String words) throws UsageException {
        JobCommands.requireComplete(CommandLine.parse(List.of(words.split(" "))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jobs",
                "job studies-2026",
                "confirm studies-2026",
                "cancel studies-2026",
                "continue",
                "continue studies-2026",
                "restore cos://a-1/x --job"
            })
    void aCompleteCommandIsTaken(String words) {
        assertThatCode(() -> require(words)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "job, job takes the id of a job: thaw jobs lists them",
        "confirm, confirm takes the id of a job: thaw jobs lists them",
        "cancel, cancel takes the id of a job: thaw jobs lists them",
        "cancel one two, cancel takes one id of a job: thaw jobs lists them",
        "job Studies!, job takes one id of a job: thaw jobs lists them",
        "continue Studies!, continue takes one id of a job: thaw jobs lists them",
    })
    void anIncompleteOneIsRefusedBeforeAnythingIsLookedFor(String words, String message) {
        assertThatThrownBy(() -> require(words))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }
}
