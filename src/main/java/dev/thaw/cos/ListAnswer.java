package dev.thaw.cos;

import dev.thaw.restore.ListedPage;
import java.io.IOException;
import javax.xml.stream.XMLStreamException;

/** The answer to a GET of a bucket as a page of its listing. */
final class ListAnswer {

    private static final int LONGEST = 16 << 20;

    private ListAnswer() {}

    static ListedPage page(Ending.Answered answered) {
        CosAnswer answer = answered.answer();
        if (answered.meaning() != Meaning.FOUND) {
            return new ListedPage.Failed(Faults.of(answer, answered.meaning(), "cos:GetBucket on this bucket"));
        }
        ContentCoding coding = ContentCoding.of(answer.lowercaseHeaders());
        try {
            return ListXml.read(coding.decoded(answer.body().bytes(), LONGEST));
        } catch (IOException | XMLStreamException noListing) {
            String packed = coding.isNone() ? "" : ", packed as " + coding.name() + " though nobody asked for that";
            return new ListedPage.Failed(Faults.unreadable(answer, "no listing that could be read" + packed));
        }
    }
}
