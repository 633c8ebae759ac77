package dev.thaw.event.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.json.StrictJson;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.Trigger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionReaderTest {

    private static Question.Explain read(String body) throws InvalidInputException {
        return QuestionReader.explain(StrictJson.tree(body));
    }

    private static String keys(int number) {
        return IntStream.range(0, number).mapToObj(i -> "\"k" + i + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void questionIsRecognisedByItsAction() throws Exception {
        assertThat(QuestionReader.isQuestion(StrictJson.tree("{\"action\": \"Explain\"}")))
                .isTrue();
        assertThat(QuestionReader.isQuestion(StrictJson.tree("{\"action\": \"plan\"}")))
                .isFalse();
        assertThat(QuestionReader.isQuestion(StrictJson.tree("{}"))).isFalse();
    }

    @Test
    void everyFieldIsRead() throws Exception {
        Question.Explain question = read("{\"action\": \"explain\", \"bucket\": \"a-1\", \"keys\": [\"x\", \"y\"],"
                + " \"storageClass\": \"archive\", \"size\": 5, \"event\": \"cos:ObjectCreated:Put\"}");
        assertThat(question.bucket()).hasValue("a-1");
        assertThat(question.keys()).containsExactly("x", "y");
        assertThat(question.trigger()).isEqualTo(Trigger.event("cos:ObjectCreated:Put"));
        assertThat(question.facts().size()).hasValue(5L);
        assertThat(question.facts().storageClass()).hasValue(new StorageClass("ARCHIVE"));
    }

    @Test
    void keysAloneAreAManualRequest() throws Exception {
        Question.Explain question = read("{\"keys\": [\"x\"]}");
        assertThat(question.trigger()).isEqualTo(Trigger.manual());
        assertThat(question.bucket()).isEmpty();
        assertThat(question.facts().size()).isEmpty();
        assertThat(read("{\"keys\": [\"x\"], \"event\": \"manual\"}").trigger()).isEqualTo(Trigger.manual());
    }

    @Test
    void aHundredKeysAreExplainedAndNoMore() throws Exception {
        assertThat(read("{\"keys\": " + keys(100) + "}").keys()).hasSize(100);
        assertThatThrownBy(() -> read("{\"keys\": " + keys(101) + "}"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("keys has 101 entries, at most 100 are explained: use plan");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"action\": \"plan\", \"keys\": [\"x\"]} | action contradicts the path",
                "{\"keys\": []} | keys is empty",
                "{\"keys\": [\"x\"], \"storageClass\": \"GLACIER\"} | storageClass must be one of",
                "{\"keys\": [\"x\"], \"event\": \"put\"} | event must be manual or the name of an event",
                "{\"keys\": [\"x\", 5]} | keys[1]",
                "{\"keys\": [\"x\"], \"sise\": 5} | sise"
            })
    void whatIsWrongIsNamed(String body, String reason) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(reason);
    }
}
