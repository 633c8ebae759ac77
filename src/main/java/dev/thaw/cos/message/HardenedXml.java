package dev.thaw.cos.message;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/** Reads XML from untrusted sources: without DTD and entities, and throws the declared exception only. */
final class HardenedXml {

    private static final int BYTE_ORDER_MARK = '\uFEFF';

    private static final XMLInputFactory FACTORY = hardened();

    private HardenedXml() {}

    static XMLStreamReader reader(Reader text) throws XMLStreamException {
        try {
            return new Declared(FACTORY.createXMLStreamReader(fromDeclarationOn(text)));
        } catch (IOException | RuntimeException defect) {
            throw new XMLStreamException(defect);
        }
    }

    /** An XML declaration must come first, but gateways put a byte order mark, or white space as keep-alive, before it. */
    private static Reader fromDeclarationOn(Reader text) throws IOException {
        var all = new PushbackReader(text);
        int first = all.read();
        while (first == BYTE_ORDER_MARK || (first >= 0 && Character.isWhitespace(first))) {
            first = all.read();
        }
        if (first >= 0) {
            all.unread(first);
        }
        return all;
    }

    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    /** The parser of the JDK throws undeclared exceptions for some documents, such as a DOCTYPE with a control character. */
    private static final class Declared extends StreamReaderDelegate {

        Declared(XMLStreamReader reader) {
            super(reader);
        }

        @Override
        public int next() throws XMLStreamException {
            try {
                return super.next();
            } catch (RuntimeException defect) {
                throw new XMLStreamException(defect);
            }
        }

        @Override
        public int nextTag() throws XMLStreamException {
            try {
                return super.nextTag();
            } catch (RuntimeException defect) {
                throw new XMLStreamException(defect);
            }
        }
    }
}
