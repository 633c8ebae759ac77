package dev.thaw.job;

import dev.thaw.job.store.JobStore;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Write-once keys in memory, on a virtual clock. Its listings may lag behind, and a test may do something at each write. */
public final class InMemoryJobStore implements JobStore {

    private final VirtualClock clock;
    private final TreeMap<String, Written> keys = new TreeMap<>();
    private final List<String> calls = new ArrayList<>();

    /** How long a listing does not show a new key. */
    public Duration lag = Duration.ZERO;

    /** While this is set, the store answers nothing else. */
    public Optional<Failure> outage = Optional.empty();

    private record Written(byte[] content, Instant at) {}

    public InMemoryJobStore(VirtualClock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Result<Creation> create(String key, byte[] content) {
        calls.add("PUT " + key);
        if (outage.isPresent()) {
            return Result.failed(outage.get());
        }
        return Result.of(
                keys.putIfAbsent(key, new Written(content, clock.instant())) == null
                        ? Creation.CREATED
                        : Creation.EXISTS);
    }

    @Override
    public Result<String> upload(String key, Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            return create(key, content).map(made -> "\"" + Integer.toHexString(Arrays.hashCode(content)) + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String resourceName(String key) {
        return key.isEmpty() ? "qcs::cos:r::ops-1" : "qcs::cos:r::ops-1/" + key;
    }

    @Override
    public synchronized Result<Optional<StoredObject>> read(String key) {
        calls.add("GET " + key);
        if (outage.isPresent()) {
            return Result.failed(outage.get());
        }
        return Result.of(Optional.ofNullable(keys.get(key))
                .map(found -> new StoredObject(found.content(), found.at(), clock.instant())));
    }

    @Override
    public synchronized Result<KeyPage> list(String prefix, String after, int most) {
        calls.add("LIST " + prefix);
        if (outage.isPresent()) {
            return Result.failed(outage.get());
        }
        List<String> found = visible(prefix)
                .filter(key -> key.compareTo(after) > 0)
                .limit(most + 1L)
                .toList();
        return Result.of(new KeyPage(found.subList(0, Math.min(most, found.size())), found.size() > most));
    }

    private Stream<String> visible(String prefix) {
        return keys.tailMap(prefix, true).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(prefix))
                .filter(entry -> !clock.instant().isBefore(entry.getValue().at().plus(lag)))
                .map(entry -> entry.getKey());
    }

    @Override
    public synchronized Result<Boolean> delete(String key) {
        calls.add("DELETE " + key);
        if (outage.isPresent()) {
            return Result.failed(outage.get());
        }
        return Result.of(keys.remove(key) != null);
    }

    /** Replaces a key, as somebody with access to the bucket could. */
    public synchronized void forge(String key, byte[] content) {
        keys.put(key, new Written(content, clock.instant()));
    }

    public synchronized List<String> keys(String prefix) {
        return keys.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }

    public synchronized byte[] content(String key) {
        return keys.get(key).content();
    }

    /** Calls since the last time that they were asked for. */
    public synchronized List<String> takeCalls() {
        List<String> taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }

    public static Failure unreachable() {
        return Failure.temporary(OutcomeCode.UNREACHABLE, "the store of the jobs does not answer");
    }
}
