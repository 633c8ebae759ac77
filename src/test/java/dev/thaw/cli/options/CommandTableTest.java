package dev.thaw.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CommandTableTest {

    @ParameterizedTest
    @EnumSource(Option.class)
    void everyOptionIsInHelpCompletionAndManualPage(Option option) {
        for (Command command : Command.values()) {
            assertThat(Pattern.compile("(?m)^  (-\\w, |    )" + option.longForm() + "( |$)")
                            .matcher(HelpText.of(command))
                            .find())
                    .as(command + " " + option)
                    .isEqualTo(option.isOf(command));
        }
        assertThat(CompletionScript.of("bash")).get().asString().contains(option.longForm());
        assertThat(CompletionScript.of("zsh")).get().asString().contains(option.longForm());
        assertThat(CompletionScript.of("fish"))
                .get()
                .asString()
                .contains(" -l " + option.longForm().substring(2) + " ");
        assertThat(ManPage.of("1.0")).contains(option.longForm().replace("-", "\\-"));
    }

    @ParameterizedTest
    @EnumSource(Command.class)
    void everyCommandIsInHelpCompletionAndManualPage(Command command) {
        assertThat(HelpText.ofProgram()).contains("thaw " + command.word());
        for (String shell : CompletionScript.SHELLS) {
            assertThat(CompletionScript.of(shell)).get().asString().contains(command.word());
        }
        assertThat(ManPage.of("1.0")).contains(".B " + command.word() + "\n");
    }

    @Test
    void helpFitsEightyColumns() {
        for (Command command : Command.values()) {
            assertThat(HelpText.of(command).lines()).allMatch(line -> line.length() < 80);
        }
    }

    @Test
    void valuesAreJoinedOrFollow() throws UsageException {
        CommandLine line = CommandLine.parse(
                List.of("restore", "-rn", "--days=7", "-t", "BULK", "--max-cost", "12.50", "cos://a-1/b/", "--", "-x"));

        assertThat(line.command()).isEqualTo(Command.RESTORE);
        assertThat(line.operands()).containsExactly("cos://a-1/b/", "-x");
        assertThat(line.has(Option.RECURSIVE)).isTrue();
        assertThat(line.has(Option.DRY_RUN)).isTrue();
        assertThat(line.number(Option.DAYS)).contains(7L);
        assertThat(line.text(Option.TIER)).contains("bulk");
        assertThat(line.amount(Option.MAX_COST).map(Object::toString)).contains("12.50");
    }

    @Test
    void theWordOfOtherToolsForATierIsUnderstood() throws UsageException {
        assertThat(CommandLine.parse(List.of("plan", "-m", "Standard", "x")).text(Option.TIER))
                .isEqualTo(Optional.of("standard"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "restor x|restor is not a command: did you mean restore?",
                "restore --dayz 3|--dayz is not an option of thaw restore: did you mean --days?",
                "restore --days 400|--days is 400: write a number of days from 1 to 365",
                "restore --tier fast|--tier is fast: write one of expedited, standard, bulk",
                "restore x -f|-f needs a file: did you mean --yes?",
                "restore --max-cost ten|--max-cost is ten: write an amount like 12.50",
                "restore --yes=1|--yes takes no value",
                "plan --yes|--yes is an option of thaw restore, not of thaw plan",
                "status --max-time soon|--max-time is soon: write a time like 90s, 30m or 12h",
                "plan --output|--output needs a value: --output FORMAT"
            })
    void aMistakeSaysWhatToWrite(String line, String message) {
        assertThatThrownBy(() -> CommandLine.parse(List.of(line.split(" "))))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }
}
