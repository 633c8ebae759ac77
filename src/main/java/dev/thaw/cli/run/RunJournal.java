package dev.thaw.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.thaw.answer.Json;
import dev.thaw.restore.report.Spending;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run has done so far: enough to go on with it, and no credentials.
 *
 * @param words the command line
 * @param phase how far it is
 * @param line rows of the plan that are finished
 * @param planned rows of the plan
 * @param spent what counts against the limits
 * @param counts objects so far
 */
public record RunJournal(
        String id,
        List<String> words,
        Phase phase,
        Instant createdAt,
        Instant updatedAt,
        long line,
        long planned,
        Spending spent,
        Counts counts) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How far a run is. */
    public enum Phase {
        PLANNING,
        REQUESTING,
        DONE
    }

    /**
     * Objects of the run.
     *
     * @param failed permanently
     * @param left worth another try, and not counted elsewhere
     */
    public record Counts(long accepted, long extended, long inProgress, long skipped, long failed, long left) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

        long settled() {
            return accepted + extended + inProgress + skipped + failed;
        }
    }

    public RunJournal {
        words = List.copyOf(words);
    }

    static RunJournal begin(String id, List<String> words, Instant now) {
        return new RunJournal(id, words, Phase.PLANNING, now, now, 0, 0, Spending.NOTHING, Counts.NONE);
    }

    RunJournal with(Phase newPhase, long newLine, long newPlanned, Spending newSpent, Counts newCounts, Instant now) {
        return new RunJournal(id, words, newPhase, createdAt, now, newLine, newPlanned, newSpent, newCounts);
    }

    public boolean isOpen() {
        return phase != Phase.DONE;
    }

    String text() {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeArrayFieldStart("words");
            for (String word : words) {
                json.writeString(word);
            }
            json.writeEndArray();
            json.writeStringField("phase", phase.name());
            json.writeStringField("createdAt", createdAt.toString());
            json.writeStringField("updatedAt", updatedAt.toString());
            json.writeNumberField("line", line);
            json.writeNumberField("planned", planned);
            json.writeNumberField("spentObjects", spent.objects());
            json.writeNumberField("spentBytes", spent.bytes());
            json.writeStringField("spentCost", spent.cost().toPlainString());
            json.writeNumberField("accepted", counts.accepted());
            json.writeNumberField("extended", counts.extended());
            json.writeNumberField("inProgress", counts.inProgress());
            json.writeNumberField("skipped", counts.skipped());
            json.writeNumberField("failed", counts.failed());
            json.writeNumberField("left", counts.left());
            json.writeEndObject();
        });
    }

    /** @throws IllegalArgumentException if {@link #text} did not write it */
    static RunJournal parse(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            List<String> words = new ArrayList<>();
            node.path("words").forEach(word -> words.add(word.asText()));
            String id = node.path("id").asText();
            if (!id.matches("[0-9a-f]{6}") || words.isEmpty()) {
                throw new IllegalArgumentException("not a journal");
            }
            return new RunJournal(
                    id,
                    words,
                    Phase.valueOf(node.path("phase").asText()),
                    Instant.parse(node.path("createdAt").asText()),
                    Instant.parse(node.path("updatedAt").asText()),
                    node.path("line").asLong(),
                    node.path("planned").asLong(),
                    new Spending(
                            node.path("spentObjects").asLong(),
                            node.path("spentBytes").asLong(),
                            new BigDecimal(node.path("spentCost").asText("0"))),
                    new Counts(
                            node.path("accepted").asLong(),
                            node.path("extended").asLong(),
                            node.path("inProgress").asLong(),
                            node.path("skipped").asLong(),
                            node.path("failed").asLong(),
                            node.path("left").asLong()));
        } catch (IOException | RuntimeException broken) {
            throw new IllegalArgumentException("not a journal", broken);
        }
    }
}
