package dev.thaw.cos;

import java.io.Reader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/** Reads XML that anybody may have written: without DTD and entities, and with no exception but the declared one. */
final class HardenedXml {

    private static final XMLInputFactory FACTORY = hardened();

    private HardenedXml() {}

    static XMLStreamReader reader(Reader text) throws XMLStreamException {
        try {
            return new Declared(FACTORY.createXMLStreamReader(text));
        } catch (RuntimeException defect) {
            throw new XMLStreamException(defect);
        }
    }

    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    /** The parser of the JDK trips over some documents, such as a DOCTYPE with a control character in it. */
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
