package dev.thaw.cos.message;

import dev.thaw.object.PercentCoding;
import dev.thaw.object.StorageClass;
import dev.thaw.restore.store.ListPage;
import dev.thaw.restore.store.ListedEntry;
import dev.thaw.restore.store.ListedObject;
import dev.thaw.restore.store.ObjectState;
import dev.thaw.restore.store.RestoreStatus;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a page of a listing ("GET Bucket (List Objects)", 436/7734) entry by entry: an entry that cannot be read does not cost the
 * others. Keys are percent-decoded only where the response says that they are encoded: some services do not know the parameter
 * that asks for it.
 */
public final class ListXml {

    /** More than an encoded key can have. */
    private static final int LONGEST_SHOWN = 3_000;

    /** The second spelling is known from the vendor's command line. */
    private static final Set<String> ONGOING = Set.of("ONGOING", "ONGING");

    private final XMLStreamReader xml;
    private final List<Contents> contents = new ArrayList<>();
    private final Map<String, String> fieldsOfPage = new HashMap<>();

    private ListXml(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** An entry as it came; whether its key is encoded may only be said after it. */
    private record Contents(String rawKey, Optional<ObjectState> state) {}

    /** @throws XMLStreamException if it is none, or only the start of one */
    public static ListPage read(byte[] body) throws XMLStreamException {
        return new ListXml(HardenedXml.reader(new StringReader(ListText.of(body)))).page();
    }

    private ListPage page() throws XMLStreamException {
        xml.nextTag();
        xml.require(XMLStreamConstants.START_ELEMENT, null, "ListBucketResult");
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            if (xml.getLocalName().equals("Contents")) {
                contents.add(entry());
            } else {
                takeInto(fieldsOfPage);
            }
        }
        List<ListedEntry> entries = contents.stream().map(this::entry).toList();
        return new ListPage(entries, nextMarker(entries));
    }

    private Contents entry() throws XMLStreamException {
        Map<String, String> fields = new HashMap<>();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            takeInto(fields);
        }
        return new Contents(fields.getOrDefault("Key", ""), state(fields));
    }

    /** The text of the current element. Elements within it (as in {@code Owner}) leave a mark: such text is not used. */
    private void takeInto(Map<String, String> fields) throws XMLStreamException {
        String name = xml.getLocalName();
        var text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    text.append(ListText.MARK);
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> text.append(ListText.MARK);
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                default -> {}
            }
        }
        fields.put(name, text.toString());
    }

    /** Empty without a size. */
    private static Optional<ObjectState> state(Map<String, String> fields) {
        return size(fields)
                .map(size -> new ObjectState(
                        size,
                        word(fields, "StorageClass").map(StorageClass::new).orElse(StorageClass.STANDARD),
                        word(fields, "StorageTier"),
                        restoreStatus(word(fields, "RestoreStatus").orElse(""))));
    }

    private static Optional<Long> size(Map<String, String> fields) {
        return CountText.read(fields.getOrDefault("Size", "").strip());
    }

    /** No other status is documented, and none says that there is no copy. */
    private static RestoreStatus restoreStatus(String status) {
        return ONGOING.contains(status)
                ? new RestoreStatus.InProgress(Optional.empty(), Optional.empty())
                : new RestoreStatus.Unknown();
    }

    private static Optional<String> word(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name))
                .map(text -> text.strip().toUpperCase(Locale.ROOT))
                .filter(text -> !text.isEmpty());
    }

    private ListedEntry entry(Contents entry) {
        String raw = shown(ListText.withoutMarks(entry.rawKey()));
        Optional<String> key = key(entry.rawKey());
        if (raw.isEmpty()) {
            return new ListedEntry.Unreadable("", "an entry without a key");
        }
        if (key.isEmpty()) {
            return new ListedEntry.Unreadable(
                    raw,
                    ListText.isMarked(entry.rawKey())
                            ? "it is not Unicode text"
                            : "its percent-encoding is broken, or not of UTF-8");
        }
        return entry.state()
                .<ListedEntry>map(state -> new ListedObject(key.get(), state))
                .orElseGet(() -> new ListedEntry.Unreadable(raw, "its entry has no size"));
    }

    /** Empty if the key cannot be read: a guess would name another object. */
    private Optional<String> key(String raw) {
        if (ListText.isMarked(raw)) {
            return Optional.empty();
        }
        boolean encoded = fieldsOfPage.getOrDefault("EncodingType", "").strip().equalsIgnoreCase("url");
        return encoded ? PercentCoding.decode(raw) : Optional.of(raw);
    }

    /** The {@code NextMarker}. If it is missing or cannot be read, the last readable key; empty without such a key. */
    private Optional<String> nextMarker(List<ListedEntry> entries) throws XMLStreamException {
        if (!isTruncated()) {
            return Optional.empty();
        }
        String marker = key(fieldsOfPage.getOrDefault("NextMarker", "")).orElse("");
        if (marker.isEmpty() && entries.isEmpty()) {
            throw new XMLStreamException("the page is truncated but has neither entries nor a NextMarker");
        }
        return Optional.of(marker.isEmpty() ? lastKey(entries) : marker);
    }

    /** Without {@code IsTruncated}, a {@code NextMarker} says that there is more. */
    private boolean isTruncated() {
        String truncated = fieldsOfPage.getOrDefault("IsTruncated", "").strip();
        return truncated.isEmpty()
                ? !fieldsOfPage.getOrDefault("NextMarker", "").isEmpty()
                : truncated.equalsIgnoreCase("true");
    }

    private static String lastKey(List<ListedEntry> entries) {
        return entries.stream()
                .map(entry -> entry.fold(ListedObject::key, unreadable -> ""))
                .filter(key -> !key.isEmpty())
                .reduce("", (earlier, later) -> later);
    }

    private static String shown(String raw) {
        return raw.length() <= LONGEST_SHOWN ? raw : raw.substring(0, LONGEST_SHOWN) + "…";
    }
}
