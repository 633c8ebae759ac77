package dev.thaw.emulator.service;

import dev.thaw.emulator.store.StoredObject;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One page of a listing. */
final class ListingPage {

    private final ListingQuery query;
    /** Keys with their objects, and common prefixes without, in order. */
    private final Map<String, Optional<StoredObject>> entries = new LinkedHashMap<>();

    private String last = "";
    private boolean truncated;

    ListingPage(ListingQuery query, Iterator<Map.Entry<String, StoredObject>> objects) {
        this.query = query;
        while (!truncated && objects.hasNext()) {
            Map.Entry<String, StoredObject> next = objects.next();
            if (!next.getKey().startsWith(query.prefix())) {
                break;
            }
            add(next.getKey(), next.getValue());
        }
    }

    Map<String, Optional<StoredObject>> entries() {
        return entries;
    }

    /** The marker of the next page, if there is one. */
    Optional<String> nextMarker() {
        return truncated && !entries.isEmpty() ? Optional.of(last) : Optional.empty();
    }

    private void add(String key, StoredObject object) {
        Optional<String> group = query.group(key);
        String name = group.orElse(key);
        if (name.equals(query.marker()) || entries.containsKey(name)) {
            return;
        }
        if (entries.size() == query.maxKeys()) {
            truncated = true;
            return;
        }
        entries.put(name, group.isPresent() ? Optional.empty() : Optional.of(object));
        last = name;
    }
}
