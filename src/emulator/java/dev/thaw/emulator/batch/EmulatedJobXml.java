package dev.thaw.emulator.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.thaw.emulator.http.EmulatedError;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** An element of a CreateJobRequest, read strictly: unknown and repeated nodes are errors. */
record EmulatedJobXml(Element element) {

    /** @throws EmulatedError if it is not XML, or has another root */
    static EmulatedJobXml parse(Buffer body, String root) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Element element =
                    builder.parse(new ByteArrayInputStream(body.getBytes())).getDocumentElement();
            if (element.getTagName().equals(root)) {
                return new EmulatedJobXml(element);
            }
        } catch (SAXException | IOException e) {
            throw malformed("The body is not XML.");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
        throw malformed("The root has to be " + root + ".");
    }

    /** Allows these child nodes, each at most once. */
    EmulatedJobXml holding(String... names) {
        Set<String> seen = new HashSet<>();
        for (EmulatedJobXml child : children()) {
            String name = child.element.getTagName();
            if (!List.of(names).contains(name) || !seen.add(name)) {
                throw malformed(element.getTagName() + " has an unknown node or one twice: " + name);
            }
        }
        return this;
    }

    EmulatedJobXml child(String name) {
        return find(name).orElseThrow(() -> malformed(element.getTagName() + " lacks " + name + "."));
    }

    List<EmulatedJobXml> children() {
        List<EmulatedJobXml> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element found) {
                children.add(new EmulatedJobXml(found));
            }
        }
        return children;
    }

    String name() {
        return element.getTagName();
    }

    /** The text of a child that has to be there, within these lengths in bytes. */
    String text(String name, int least, int most) {
        String text = child(name).text();
        int bytes = text.getBytes(UTF_8).length;
        if (bytes < least || bytes > most) {
            throw new EmulatedError(400, "InvalidArgument", name + " has to have " + least + " to " + most + " bytes.");
        }
        return text;
    }

    /** The text of a child that has to be one of these. */
    String choice(String name, String... allowed) {
        String text = child(name).text();
        if (!List.of(allowed).contains(text)) {
            throw malformed(name + " has to be one of " + String.join(", ", allowed) + ".");
        }
        return text;
    }

    Optional<String> optionalText(String name) {
        return find(name).map(EmulatedJobXml::text).filter(text -> !text.isEmpty());
    }

    String text() {
        if (!children().isEmpty()) {
            throw malformed(name() + " has nodes instead of text.");
        }
        return element.getTextContent();
    }

    static EmulatedError malformed(String message) {
        return new EmulatedError(400, "MalformedXML", message);
    }

    private Optional<EmulatedJobXml> find(String name) {
        return children().stream().filter(child -> child.name().equals(name)).findFirst();
    }
}
