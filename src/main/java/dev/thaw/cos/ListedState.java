package dev.thaw.cos;

import dev.thaw.object.StorageClass;
import dev.thaw.restore.CopyState;
import dev.thaw.restore.ObjectState;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/** The fields of an entry of a listing as the state of an object. */
final class ListedState {

    /** The second is how the vendor's command line knows it from the service. */
    private static final Set<String> RUNNING = Set.of("ONGOING", "ONGING");

    private ListedState() {}

    static ObjectState of(Map<String, String> fields) throws XMLStreamException {
        return new ObjectState(
                size(fields),
                word(fields, "StorageClass").map(StorageClass::new).orElse(StorageClass.STANDARD),
                word(fields, "StorageTier"),
                copy(word(fields, "RestoreStatus").orElse("")));
    }

    /** No other status is documented, and none says that there is no copy. */
    private static CopyState copy(String status) {
        return RUNNING.contains(status)
                ? new CopyState.Coming(Optional.empty(), Optional.empty())
                : new CopyState.Unknown();
    }

    private static long size(Map<String, String> fields) throws XMLStreamException {
        String size = fields.getOrDefault("Size", "").strip();
        if (!size.matches("[0-9]{1,18}")) {
            throw new XMLStreamException("an entry has no size");
        }
        return Long.parseLong(size);
    }

    private static Optional<String> word(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name))
                .map(text -> text.strip().toUpperCase(Locale.ROOT))
                .filter(text -> !text.isEmpty());
    }
}
