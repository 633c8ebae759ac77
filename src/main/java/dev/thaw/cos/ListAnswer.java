package dev.thaw.cos;

import dev.thaw.restore.ListedPage;
import javax.xml.stream.XMLStreamException;

/** The answer to a GET of a bucket as a page of its listing. */
final class ListAnswer {

    private ListAnswer() {}

    static ListedPage page(Ending.Answered answered) {
        CosAnswer answer = answered.answer();
        if (answered.meaning() != Meaning.FOUND) {
            return new ListedPage.Failed(Faults.of(answer, answered.meaning(), "cos:GetBucket on this bucket"));
        }
        try {
            return ListXml.read(answer.body().stream());
        } catch (XMLStreamException noListing) {
            return new ListedPage.Failed(Faults.unreadable(answer, "no listing that could be read"));
        }
    }
}
