package dev.thaw.cos.message;

import dev.thaw.cos.message.CosResponse.CosError;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads an error body ("Error Codes", 436/7730). Takes what it finds: proxies answer in HTML, and connections break in the middle of
 * an error.
 */
public final class ErrorXml {

    private static final int LONGEST_TEXT = 1_000;
    /** For white space, a declaration and a comment before the error. */
    private static final int LONGEST_PROLOGUE = 1_024;

    private static final int LONGEST_ERROR = 64 * 1024;

    private ErrorXml() {}

    /** For a body with a success status: mostly there is no error in it. */
    public static CosError readWithin(byte[] body) {
        byte[] start = Arrays.copyOf(body, Math.min(body.length, LONGEST_PROLOGUE));
        return new String(start, StandardCharsets.ISO_8859_1).contains("Error")
                ? read(Arrays.copyOf(body, Math.min(body.length, LONGEST_ERROR)))
                : CosError.NONE;
    }

    public static CosError read(byte[] body) {
        Map<String, String> fields = new HashMap<>();
        try {
            readInto(fields, HardenedXml.reader(text(body)));
        } catch (XMLStreamException cutOffOrNoXml) {
            // The fields before the break stand.
        }
        return new CosError(
                field(fields, "Code"),
                field(fields, "Message"),
                field(fields, "RequestId"),
                field(fields, "ServerTime"));
    }

    /** As text, because the parser prints messages about bytes that are not UTF-8. */
    private static StringReader text(byte[] body) {
        return new StringReader(new String(body, StandardCharsets.UTF_8));
    }

    private static void readInto(Map<String, String> fields, XMLStreamReader reader) throws XMLStreamException {
        int depth = 0;
        String child = "";
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                child = reader.getLocalName();
                if (depth == 1 && !child.equals("Error")) {
                    return;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (depth == 2 && isText(event)) {
                fields.merge(child, reader.getText(), ErrorXml::joined);
            }
        }
    }

    private static boolean isText(int event) {
        return event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA;
    }

    private static String joined(String before, String more) {
        return before.length() > LONGEST_TEXT ? before : before + more;
    }

    private static Optional<String> field(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…");
    }
}
