package dev.thaw.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.thaw.cos.Hosts;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.manual.HttpCall;
import dev.thaw.event.manual.ManualRequestFuzz;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as an event are read or refused, and name no object outside COS. */
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
                            async -> checked(async.items()),
                            request -> ManualRequestFuzz.checked(request.call()),
                            http -> checked(http.call()));
        } catch (InvalidInputException error) {
            ManualRequestFuzz.checkReason(error.reason());
        }
    }

    private static boolean checked(List<EventItem> items) throws InvalidInputException {
        assertThat(items).hasSizeLessThanOrEqualTo(RecordsFormat.MAX_ITEMS);
        for (EventItem item : items) {
            assertThat(item.fold(new Check())).isTrue();
        }
        return true;
    }

    private static boolean checked(HttpCall call) throws InvalidInputException {
        return ManualRequestFuzz.checked(call.manualCall());
    }

    private static final class Check implements EventItem.Cases<Boolean> {

        @Override
        public Boolean objectEvent(EventItem.ObjectEvent event) {
            Hosts.staysInside(event.object());
            return event.size().orElse(0L) >= 0;
        }

        @Override
        public Boolean requestItem(EventItem.RequestItem item) {
            return ManualRequestFuzz.checked(item.request());
        }

        @Override
        public Boolean commandItem(EventItem.CommandItem item) {
            return ManualRequestFuzz.checked(item.command());
        }

        @Override
        public Boolean httpCall(EventItem.HttpCallItem item) {
            try {
                return EventFuzz.checked(item.call());
            } catch (InvalidInputException error) {
                return ManualRequestFuzz.checkReason(error.reason());
            }
        }

        @Override
        public Boolean malformed(EventItem.MalformedItem item) {
            return ManualRequestFuzz.checkReason(item.reason());
        }
    }
}
