package dev.thaw.cos.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thaw.job.BatchGroup;
import dev.thaw.job.batch.BatchService.Order;
import dev.thaw.job.batch.BatchService.Seen;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.Tier;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchXmlTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** "CreateJob", 436/38608; a description may hold what XML escapes. */
    @Test
    void orderIsWrittenAsThePageHasIt() {
        BatchGroup group = new BatchGroup(Tier.BULK, 7, new StorageClass("ARCHIVE"), true);
        String xml = new String(
                BatchXml.createJob(
                        new Order(
                                "token-1",
                                "a <b> & c",
                                "qcs::cos:r::ops-1/k.csv",
                                "\"etag\"",
                                "qcs::cos:r::ops-1",
                                group),
                        "qcs::cam::uin/1:roleName/R",
                        10),
                StandardCharsets.UTF_8);
        assertThat(xml)
                .isEqualTo("<CreateJobRequest><ClientRequestToken>token-1</ClientRequestToken>"
                        + "<ConfirmationRequired>true</ConfirmationRequired><Description>a &lt;b&gt; &amp; c</Description>"
                        + "<Manifest><Location><ETag>\"etag\"</ETag><ObjectArn>qcs::cos:r::ops-1/k.csv</ObjectArn></Location>"
                        + "<Spec><Fields><member>Bucket</member><member>Key</member><member>VersionId</member></Fields>"
                        + "<Format>COSBatchOperations_CSV_V1</Format></Spec></Manifest>"
                        + "<Operation><COSInitiateRestoreObject><ExpirationInDays>7</ExpirationInDays><JobTier>Bulk</JobTier>"
                        + "</COSInitiateRestoreObject></Operation><Priority>10</Priority>"
                        + "<Report><Bucket>qcs::cos:r::ops-1</Bucket><Enabled>false</Enabled><Format>Report_CSV_V1</Format>"
                        + "<Prefix>thaw-report</Prefix><ReportScope>FailedTasksOnly</ReportScope></Report>"
                        + "<RoleArn>qcs::cam::uin/1:roleName/R</RoleArn></CreateJobRequest>");
    }

    @Test
    void unknownNodesArePassedOver() throws Exception {
        Seen seen = BatchXml.job(bytes("<?xml version='1.0'?>\n<DescribeJobResult><New>x</New><Job>"
                + "<ConfirmationRequired>true</ConfirmationRequired><Description>Thaw job a, t</Description>"
                + "<FailureReasons><JobFailure><FailureCode>ManifestNotFound</FailureCode>"
                + "<FailureReason>gone</FailureReason></JobFailure></FailureReasons><JobId>id-1</JobId>"
                + "<Manifest><Location><ETag>e</ETag></Location></Manifest>"
                + "<ProgressSummary><AutoManifestStatus/><NumberOfTasksFailed>1</NumberOfTasksFailed>"
                + "<NumberOfTasksSucceeded>2</NumberOfTasksSucceeded><TotalNumberOfTasks>3</TotalNumberOfTasks></ProgressSummary>"
                + "<Status>Failed</Status><Later><JobId>other</JobId></Later></Job></DescribeJobResult>"));
        assertThat(seen)
                .isEqualTo(new Seen(
                        "id-1",
                        "Failed",
                        "Thaw job a, t",
                        Optional.of(3L),
                        2,
                        1,
                        Optional.of("ManifestNotFound gone")));
    }

    /** The page shows an empty JobFailure where nothing failed. */
    @Test
    void emptyFailureIsNone() throws Exception {
        Seen seen = BatchXml.job(bytes("<DescribeJobResult><Job><FailureReasons><JobFailure><FailureCode/>"
                + "<FailureReason/></JobFailure></FailureReasons><JobId>i</JobId><Status>Preparing</Status>"
                + "</Job></DescribeJobResult>"));
        assertThat(seen.reason()).isEmpty();
        assertThat(seen.total()).isEmpty();
        assertThat(seen.isUnreleased()).isTrue();
    }

    @Test
    void pageOfJobsHasItsNextToken() throws Exception {
        BatchXml.Page page = BatchXml.page(bytes("<ListJobsResult><Jobs>"
                + "<member><Description>one</Description><JobId>a</JobId><Status>New</Status></member>"
                + "<member><Description>two</Description><JobId>b</JobId><Status>Complete</Status></member>"
                + "</Jobs><NextToken>b</NextToken></ListJobsResult>"));
        assertThat(page.jobs()).extracting(Seen::jobId).containsExactly("a", "b");
        assertThat(page.next()).hasValue("b");
        assertThat(BatchXml.page(bytes("<ListJobsResult><Jobs/></ListJobsResult>"))
                        .jobs())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html/>",
                "<DescribeJobResult><Job>",
                "<DescribeJobResult><Job><JobId>a</JobId></Job></DescribeJobResult>",
                "<DescribeJobResult><Job><JobId>a</JobId><Status>in pieces</Status></Job></DescribeJobResult>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><DescribeJobResult><Job><JobId>&e;</JobId>"
                        + "<Status>New</Status></Job></DescribeJobResult>"
            })
    void whatIsNoAnswerOfCosBatchIsRefused(String body) {
        assertThatThrownBy(() -> BatchXml.job(bytes(body))).isInstanceOf(XMLStreamException.class);
    }
}
