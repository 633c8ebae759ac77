package dev.thaw.event;

import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.manual.Action;
import dev.thaw.event.manual.ManualRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Events in files that are named for the situation. */
public final class Samples {

    private Samples() {}

    public static byte[] bytes(String name) {
        try (InputStream file = Samples.class.getResourceAsStream("/event/" + name + ".json")) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static Stream<byte[]> all() {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/event"))) {
            return files.map(file -> file.getFileName().toString().replace(".json", "")).sorted().toList().stream()
                    .map(Samples::bytes);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static ParsedEvent reading(String name) throws InvalidInputException {
        return EventReader.read(bytes(name), Optional.empty());
    }

    public static ManualRequest restoreOf(ManualRequest.Source source) {
        return restoreOf(source, Optional.empty(), Optional.empty());
    }

    public static ManualRequest restoreOf(
            ManualRequest.Source source, Optional<String> bucket, Optional<String> region) {
        return new ManualRequest(
                Action.RESTORE,
                bucket,
                region,
                source,
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
