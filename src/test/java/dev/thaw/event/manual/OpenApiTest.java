package dev.thaw.event.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.job.JobId;
import dev.thaw.job.JobPhase;
import dev.thaw.restore.store.OutcomeCode;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** openapi.yaml says what the code does. */
class OpenApiTest {

    private Map<?, ?> document = Map.of();

    @BeforeEach
    void load() throws Exception {
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("/openapi.yaml"))) {
            document = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file);
        }
    }

    @Test
    void fieldsOfARequestAreThoseOfTheReader() {
        assertThat(fields("Request")).containsExactlyElementsOf(ManualRequestReader.FIELDS);
        assertThat(fields("Question")).containsExactlyElementsOf(QuestionReader.FIELDS);
        Map<?, ?> job = at(at(schema("Request"), "properties"), "job");
        Map<?, ?> options = (Map<?, ?>) ((List<?>) job.get("oneOf")).get(1);
        assertThat(names(at(options, "properties"))).containsExactlyElementsOf(JobCommandReader.OPTIONS);
    }

    @Test
    void wordsAreThoseOfTheCode() {
        assertThat(words("Outcome"))
                .isEqualTo(Arrays.stream(OutcomeCode.values())
                        .map(OutcomeCode::word)
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(words("Phase"))
                .isEqualTo(Arrays.stream(JobPhase.values())
                        .map(Enum::name)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyPathOfTheDocumentIsACallOfTheCodeAndTheOtherWayRound() throws Exception {
        Map<?, ?> paths = at(document, "paths");
        for (Action action : Action.values()) {
            assertThat(methods(paths, "/" + action.word())).containsExactly("POST");
        }
        assertThat(methods(paths, "/explain")).containsExactly("POST");
        assertThat(methods(paths, "/about")).containsExactly("GET");
        for (JobPath.Place place : JobPath.Place.values()) {
            boolean hasId = place != JobPath.Place.JOBS && place != JobPath.Place.CONTINUE;
            String path = new JobPath(place, hasId ? JobId.parse("x") : Optional.empty()).toString();
            assertThat(methods(paths, path.replace("/x", "/{id}"))).as(path).isEqualTo(new TreeSet<>(place.methods()));
        }
        assertThat(paths).hasSize(Action.values().length + 2 + JobPath.Place.values().length + 2);
    }

    private static Set<String> methods(Map<?, ?> paths, String path) {
        return names(at(paths, path)).stream()
                .filter(name -> !name.equals("parameters"))
                .map(name -> name.toUpperCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Collection<String> fields(String schema) {
        return names(at(schema(schema), "properties"));
    }

    private Set<String> words(String schema) {
        return ((List<?>) schema(schema).get("enum"))
                .stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<?, ?> schema(String name) {
        return at(at(at(document, "components"), "schemas"), name);
    }

    private static Map<?, ?> at(Map<?, ?> parent, String name) {
        return (Map<?, ?>) Objects.requireNonNull(parent.get(name), name);
    }

    private static List<String> names(Map<?, ?> map) {
        return map.keySet().stream().map(String::valueOf).toList();
    }
}
