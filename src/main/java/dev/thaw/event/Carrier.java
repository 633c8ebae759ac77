package dev.thaw.event;

import dev.thaw.event.json.JsonSlice;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What brought an item to the function: the record, timer event or CloudEvent around it, or the invocation itself. A repeated delivery
 * brings the same again, also in a message of a dead-letter queue.
 *
 * @param creator who asks: {@code event}, {@code queue}, {@code timer}, {@code bridge}, or {@code manual} for a bare request
 * @param received the text as it was received; for a bare request, the request id of the platform
 */
public record Carrier(String creator, String received) {

    private static final Pattern STEP = Pattern.compile(
            "Records\\[(?<index>\\d+)]|(?<queue>CMQ|Ckafka)\\.msgBody|(?<timer>Message)|(?<bridge>data)(?<inner>\\.msgBody)?"
                    + "|(?<letter>Body)\\.ClientContext");

    /** A request that is the event itself. */
    public static Carrier ofInvocation(String requestId) {
        return new Carrier("manual", requestId);
    }

    /**
     * The carrier of one item. Reads the event again up to that item.
     *
     * @param position of the item, as {@link EventItem#position} has it
     */
    public static Carrier of(byte[] event, String requestId, String position) {
        Walk walk = new Walk(new String(event, StandardCharsets.UTF_8), ofInvocation(requestId));
        Matcher step = STEP.matcher(position);
        while (step.find()) {
            walk.take(step);
        }
        return walk.carrier;
    }

    /** Goes from the event to the item; each step enters a record or a field. */
    private static final class Walk {

        private String text;
        private Carrier carrier;

        Walk(String text, Carrier carrier) {
            this.text = text;
            this.carrier = carrier;
        }

        void take(Matcher step) {
            if (step.group("index") != null) {
                int index = Integer.parseInt(step.group("index"));
                text = JsonSlice.field(text, "Records")
                        .flatMap(records -> JsonSlice.element(records, index))
                        .orElse("");
                carrier = new Carrier("event", text);
            } else if (step.group("queue") != null) {
                carrier = new Carrier("queue", text);
                enter(step.group("queue"), "msgBody");
            } else if (step.group("timer") != null) {
                carrier = new Carrier("timer", text);
                enter("Message");
            } else if (step.group("bridge") != null) {
                carrier = new Carrier("bridge", text);
                enter("data");
                if (step.group("inner") != null) {
                    enter("msgBody");
                }
            } else {
                carrier = requestOfLetter().map(Carrier::ofInvocation).orElse(carrier);
                enter("Body", "ClientContext");
            }
        }

        private void enter(String... fields) {
            for (String field : fields) {
                text = JsonSlice.field(text, field).orElse("");
            }
        }

        /** The id of the invocation that failed. */
        private Optional<String> requestOfLetter() {
            return JsonSlice.field(text, "Body")
                    .flatMap(body -> JsonSlice.field(body, "RequestId"))
                    .or(() -> JsonSlice.field(text, "RequestId"));
        }
    }
}
