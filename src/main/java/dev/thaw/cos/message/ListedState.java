package dev.thaw.cos.message;

import dev.thaw.object.StorageClass;
import dev.thaw.restore.store.ObjectState;
import dev.thaw.restore.store.RestoreStatus;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of an entry of a listing as the state of an object. */
final class ListedState {

    /** The second is how the vendor's command line knows it from the service. */
    private static final Set<String> RUNNING = Set.of("ONGOING", "ONGING");

    private ListedState() {}

    /** Empty if they do not tell the size. */
    static Optional<ObjectState> of(Map<String, String> fields) {
        return size(fields)
                .map(size -> new ObjectState(
                        size,
                        word(fields, "StorageClass").map(StorageClass::new).orElse(StorageClass.STANDARD),
                        word(fields, "StorageTier"),
                        copy(word(fields, "RestoreStatus").orElse(""))));
    }

    /** No other status is documented, and none says that there is no copy. */
    private static RestoreStatus copy(String status) {
        return RUNNING.contains(status)
                ? new RestoreStatus.InProgress(Optional.empty(), Optional.empty())
                : new RestoreStatus.Unknown();
    }

    private static Optional<Long> size(Map<String, String> fields) {
        return Optional.of(fields.getOrDefault("Size", "").strip())
                .filter(size -> size.matches("[0-9]{1,18}"))
                .map(Long::parseLong);
    }

    private static Optional<String> word(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name))
                .map(text -> text.strip().toUpperCase(Locale.ROOT))
                .filter(text -> !text.isEmpty());
    }
}
