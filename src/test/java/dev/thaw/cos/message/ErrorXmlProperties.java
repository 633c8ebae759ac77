package dev.thaw.cos.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.AnyText;
import dev.thaw.cos.message.CosResponse.CosError;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any message that XML can hold is read as it was meant. */
class ErrorXmlProperties {

    @Provide
    Arbitrary<String> messages() {
        return AnyText.text(1, 60)
                .filter(text -> text.codePoints().allMatch(ErrorXmlProperties::isOfXml))
                .filter(text -> !text.isBlank());
    }

    @Property
    void messageSurvivesXml(@ForAll("messages") String message, @ForAll boolean asCdata) {
        String content = asCdata && !message.contains("]]>")
                ? "<![CDATA[" + message + "]]>"
                : message.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String body = "<Error><Code>AccessDenied</Code><Message>" + content + "</Message></Error>";
        CosError error = ErrorXml.read(body.getBytes(StandardCharsets.UTF_8));
        assertThat(error.code()).contains("AccessDenied");
        assertThat(error.message()).contains(message.strip());
    }

    /** XML 1.0; a carriage return would be read as a line feed. */
    private static boolean isOfXml(int character) {
        return character == '\t' || character == '\n' || character >= ' ' && character != 0xfffe && character != 0xffff;
    }
}
