package dev.thaw.cos;

import dev.thaw.object.PercentDecoding;
import dev.thaw.restore.ListedObject;
import dev.thaw.restore.ListedPage;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a page of a listing (page "GET Bucket (List Objects)"), entry by entry. */
final class ListXml {

    private final XMLStreamReader xml;
    private final List<ListedObject> objects = new ArrayList<>();
    private final Map<String, String> fieldsOfPage = new HashMap<>();

    private ListXml(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** @throws XMLStreamException if it is none, or only the start of one */
    static ListedPage.Page read(InputStream body) throws XMLStreamException {
        // As text, since the parser prints what it thinks of bytes that are no UTF-8.
        var text = new InputStreamReader(body, StandardCharsets.UTF_8);
        return new ListXml(HardenedXml.reader(text)).page();
    }

    private ListedPage.Page page() throws XMLStreamException {
        xml.nextTag();
        xml.require(XMLStreamConstants.START_ELEMENT, null, "ListBucketResult");
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            if (xml.getLocalName().equals("Contents")) {
                objects.add(entry());
            } else {
                takeInto(fieldsOfPage);
            }
        }
        return new ListedPage.Page(objects, nextMarker());
    }

    private ListedObject entry() throws XMLStreamException {
        Map<String, String> fields = new HashMap<>();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            takeInto(fields);
        }
        return new ListedObject(decoded(fields.getOrDefault("Key", "")), ListedState.of(fields));
    }

    /** The text of the element at hand; what has elements in it ({@code Owner}) has no text that is of use. */
    private void takeInto(Map<String, String> fields) throws XMLStreamException {
        String name = xml.getLocalName();
        var text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                default -> {}
            }
        }
        fields.put(name, text.toString());
    }

    /** Told where the service tells it; else the last key of a page that is not the last. */
    private Optional<String> nextMarker() throws XMLStreamException {
        if (!fieldsOfPage.getOrDefault("IsTruncated", "").strip().equalsIgnoreCase("true")) {
            return Optional.empty();
        }
        String told = decoded(fieldsOfPage.getOrDefault("NextMarker", ""));
        if (told.isEmpty() && objects.isEmpty()) {
            throw new XMLStreamException("more is to come, and nothing says from where");
        }
        return Optional.of(told.isEmpty() ? objects.get(objects.size() - 1).key() : told);
    }

    private static String decoded(String encoded) throws XMLStreamException {
        return PercentDecoding.decode(encoded)
                .orElseThrow(() -> new XMLStreamException("a key is not encoded as was asked for"));
    }
}
