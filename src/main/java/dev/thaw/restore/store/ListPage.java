package dev.thaw.restore.store;

import java.util.List;
import java.util.Optional;

/**
 * One page of a listing.
 *
 * @param entries in the order of their keys
 * @param nextMarker the key after which the next page begins; absent on the last page, empty if the page does not name it
 */
public record ListPage(List<? extends ListedEntry> entries, Optional<String> nextMarker) {
    public ListPage {
        entries = List.copyOf(entries);
    }
}
