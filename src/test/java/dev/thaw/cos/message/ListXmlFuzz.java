package dev.thaw.cos.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes come as a page of a listing: they are one, or none. */
@Tag("fuzz")
class ListXmlFuzz {

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "<?xml version='1.0' encoding='utf-8' ?><ListBucketResult><Name>b-1</Name><Prefix/><Marker/>"
                                + "<IsTruncated>true</IsTruncated><NextMarker>a%20b</NextMarker><Contents><Key>a%20b</Key>"
                                + "<Size>7</Size><StorageClass>ARCHIVE</StorageClass><RestoreStatus>ONGOING</RestoreStatus>"
                                + "<Owner><ID>1</ID></Owner></Contents></ListBucketResult>",
                        "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>",
                        "<ListBucketResult><Contents><Key>%</Key><Size>-1</Size></Contents></ListBucketResult>",
                        "<!DOCTYPE x [<!ENTITY y \"z\">]><ListBucketResult>&y;</ListBucketResult>")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10s")
    void listing(byte[] body) {
        try {
            assertThat(ListXml.read(body).entries())
                    .allMatch(entry -> entry.fold(listed -> listed.state().size() >= 0, unreadable -> true));
        } catch (XMLStreamException noListing) {
            assertThat(noListing).isNotNull();
        }
    }
}
