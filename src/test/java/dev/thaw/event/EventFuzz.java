package dev.thaw.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.thaw.cos.Hosts;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.manual.HttpCall;
import dev.thaw.event.manual.ManualCalls;
import dev.thaw.event.manual.ManualRequestFuzz;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes come as an event: they are read or refused, and name no object outside COS. */
@Tag("fuzz")
class EventFuzz {

    static Stream<byte[]> seeds() {
        return Samples.all();
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10s")
    void event(byte[] bytes) {
        try {
            EventReader.read(bytes, Optional.of("ap-guangzhou"))
                    .fold(
                            delivered -> checked(delivered.asks()),
                            requested -> ManualRequestFuzz.checked(requested.request()),
                            called -> called(called.call()));
        } catch (InvalidInputException refusal) {
            ManualRequestFuzz.checkReason(refusal.reason());
        }
    }

    private static boolean checked(List<EventItem> asks) throws InvalidInputException {
        assertThat(asks).hasSizeLessThanOrEqualTo(RecordsFormat.MAX_ASKS);
        for (EventItem ask : asks) {
            assertThat(ask.fold(new Check())).isTrue();
        }
        return true;
    }

    private static boolean called(HttpCall call) throws InvalidInputException {
        return ManualRequestFuzz.checked(ManualCalls.requestOf(call));
    }

    private static final class Check implements EventItem.Cases<Boolean> {

        @Override
        public Boolean arrived(EventItem.ObjectEvent arrived) {
            Hosts.staysInside(arrived.object());
            return arrived.size().orElse(0L) >= 0;
        }

        @Override
        public Boolean requested(EventItem.RequestItem requested) {
            return ManualRequestFuzz.checked(requested.request());
        }

        @Override
        public Boolean called(EventItem.HttpCallItem called) {
            try {
                return EventFuzz.called(called.call());
            } catch (InvalidInputException refusal) {
                return ManualRequestFuzz.checkReason(refusal.reason());
            }
        }

        @Override
        public Boolean malformed(EventItem.MalformedItem malformed) {
            return ManualRequestFuzz.checkReason(malformed.reason());
        }
    }
}
