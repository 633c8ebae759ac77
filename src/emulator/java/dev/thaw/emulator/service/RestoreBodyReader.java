package dev.thaw.emulator.service;

import dev.thaw.emulator.http.EmulatedError;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The body of a restore request. */
record RestoreBodyReader(Optional<Integer> days, String tier) {

    private static final String DAYS = "RestoreRequest/Days";
    private static final String TIER = "RestoreRequest/CASJobParameters/Tier";
    private static final Set<String> KNOWN = Set.of("RestoreRequest", DAYS, "RestoreRequest/CASJobParameters", TIER);

    /** @throws EmulatedError if the body is missing, not XML, or has elements that the page does not show */
    static RestoreBodyReader parse(Buffer body) {
        if (body.length() == 0) {
            throw new EmulatedError(400, "MissingRequestBodyError", "Request body is empty.");
        }
        try {
            Map<String, String> textByPath = textByPath(body);
            // One page says an absent tier means Standard, another says Bulk.
            return new RestoreBodyReader(
                    Optional.ofNullable(textByPath.get(DAYS)).map(Integer::valueOf),
                    textByPath.getOrDefault(TIER, "Standard"));
        } catch (XMLStreamException | NumberFormatException e) {
            throw malformed();
        }
    }

    private static Map<String, String> textByPath(Buffer body) throws XMLStreamException {
        XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(body.getBytes()), "UTF-8");
        Map<String, String> textByPath = new HashMap<>();
        Deque<String> open = new ArrayDeque<>();
        while (reader.hasNext()) {
            visit(reader, open, textByPath);
        }
        return textByPath;
    }

    private static void visit(XMLStreamReader reader, Deque<String> open, Map<String, String> textByPath)
            throws XMLStreamException {
        switch (reader.next()) {
            case XMLStreamConstants.START_ELEMENT -> open.addLast(known(reader.getLocalName(), open));
            case XMLStreamConstants.END_ELEMENT -> open.removeLast();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                textByPath.merge(String.join("/", open), reader.getText().strip(), String::concat);
            case XMLStreamConstants.DTD -> throw malformed();
            default -> {}
        }
    }

    private static String known(String name, Deque<String> open) {
        String path = open.isEmpty() ? name : String.join("/", open) + "/" + name;
        if (!KNOWN.contains(path)) {
            throw malformed();
        }
        return name;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static EmulatedError malformed() {
        return new EmulatedError(
                400,
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our schema.");
    }
}
