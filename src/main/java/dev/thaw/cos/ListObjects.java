package dev.thaw.cos;

import dev.thaw.cos.message.ContentCoding;
import dev.thaw.cos.message.CosResponse;
import dev.thaw.cos.message.ListXml;
import dev.thaw.cos.retry.CallResult;
import dev.thaw.cos.retry.FailureMessages;
import dev.thaw.cos.retry.ResponseKind;
import dev.thaw.restore.store.ListPage;
import dev.thaw.restore.store.Result;
import java.io.IOException;
import javax.xml.stream.XMLStreamException;

/** Turns the response to a GET of a bucket into a page of its listing. */
final class ListObjects {

    private static final int LONGEST = 16 << 20;

    private ListObjects() {}

    static Result<ListPage> page(CallResult.Answered answered) {
        CosResponse response = answered.response();
        if (answered.kind() != ResponseKind.FOUND) {
            return Result.failed(FailureMessages.of(response, answered.kind(), "cos:GetBucket on this bucket"));
        }
        ContentCoding coding = ContentCoding.of(response.lowercaseHeaders());
        try {
            return Result.of(ListXml.read(coding.decoded(response.body().bytes(), LONGEST)));
        } catch (IOException | XMLStreamException noListing) {
            String packed =
                    coding.isNone() ? "" : ", packed as " + coding.name() + " although no encoding was requested";
            return Result.failed(FailureMessages.unreadable(response, "not a readable listing" + packed));
        }
    }
}
