package dev.thaw.cos.message;

import dev.thaw.object.PercentDecoding;
import dev.thaw.restore.store.ListPage;
import dev.thaw.restore.store.ListedEntry;
import dev.thaw.restore.store.ListedObject;
import dev.thaw.restore.store.ObjectState;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a page of a listing (page "GET Bucket (List Objects)"), entry by entry: one that cannot be read does not cost the others.
 * Keys are percent-encoded only where the answer says so: some services do not know the parameter that asks for it.
 */
public final class ListXml {

    /** More than a key can have, encoded. */
    private static final int LONGEST_SHOWN = 3_000;

    private final XMLStreamReader xml;
    private final List<Contents> contents = new ArrayList<>();
    private final Map<String, String> fieldsOfPage = new HashMap<>();

    private ListXml(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** An entry as it came; whether its key is encoded may be said behind it. */
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
        return new Contents(fields.getOrDefault("Key", ""), ListedState.of(fields));
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
                            ? "it is no Unicode text"
                            : "its percent-encoding is broken, or not of UTF-8");
        }
        return entry.state()
                .<ListedEntry>map(state -> new ListedObject(key.get(), state))
                .orElseGet(() -> new ListedEntry.Unreadable(raw, "its entry tells no size"));
    }

    private boolean isEncoded() {
        return fieldsOfPage.getOrDefault("EncodingType", "").strip().equalsIgnoreCase("url");
    }

    /** Empty of a key that cannot be read; a guess would name another object. */
    private Optional<String> key(String raw) {
        if (ListText.isMarked(raw)) {
            return Optional.empty();
        }
        return isEncoded() ? PercentDecoding.decode(raw) : Optional.of(raw);
    }
    /** The text of the element at hand; what has elements in it ({@code Owner}) has no text that is of use. */
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

    /** Told where the service tells it; else the last key of a page that is not the last. */
    private boolean isTruncated() {
        String truncated = fieldsOfPage.getOrDefault("IsTruncated", "").strip();
        return truncated.isEmpty()
                ? !fieldsOfPage.getOrDefault("NextMarker", "").isEmpty()
                : truncated.equalsIgnoreCase("true");
    }

    /** One that is not told, or cannot be read, is the last key that can; without such a key it is empty. */
    private Optional<String> nextMarker(List<ListedEntry> entries) throws XMLStreamException {
        if (!isTruncated()) {
            return Optional.empty();
        }
        String told = key(fieldsOfPage.getOrDefault("NextMarker", "")).orElse("");
        if (told.isEmpty() && entries.isEmpty()) {
            throw new XMLStreamException("more is to come, and nothing says from where");
        }
        return Optional.of(told.isEmpty() ? lastKey(entries) : told);
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
