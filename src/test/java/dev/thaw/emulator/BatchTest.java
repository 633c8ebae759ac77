package dev.thaw.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.emulator.batch.EmulatedJobPace;
import dev.thaw.emulator.fault.FaultInjector;
import dev.thaw.emulator.fault.InjectedFault;
import dev.thaw.emulator.http.Operation;
import dev.thaw.emulator.store.StoredContent;
import dev.thaw.emulator.store.StoredObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchTest {

    private static final String HOST = "100000000001.cos-control.ap-guangzhou.myqcloud.com";
    private static final String MANIFEST = "thaw/jobs/a/manifest/1.csv";

    @RegisterExtension
    final Emulator emulator =
            new Emulator(settings -> settings.withBatch(new EmulatedJobPace(Duration.ofMillis(5), 20_000, 2)));

    @Test
    void confirmedJobRestoresWhatTheManifestLists() throws IOException, InterruptedException {
        emulator.put("日志/a+b 1.log", StoredObject.of("ARCHIVE", 5));
        emulator.put("deep", StoredObject.of("DEEP_ARCHIVE", 5).version("v1"));
        emulator.put("deep", StoredObject.of("STANDARD", 5).version("v2"));
        manifest("%E6%97%A5%E5%BF%97/a%2Bb%201.log,", "deep,v1", "missing,");
        String job = created(request("token-1", "Bucket,Key,VersionId"));
        await(job, "Suspended");
        assertThat(emulator.cos().journal().acceptedRestores()).isEmpty();
        assertThat(describe(job).texts("TotalNumberOfTasks")).containsExactly("3");
        assertThat(describe(job).texts("Description")).containsExactly("token-1");
        Reply ready = status(job, "Ready");
        assertThat(ready.texts("Status")).containsExactly("Ready");
        Reply end = await(job, "Complete");
        assertThat(end.texts("NumberOfTasksSucceeded")).containsExactly("2");
        assertThat(end.texts("NumberOfTasksFailed")).containsExactly("1");
        assertThat(emulator.cos().journal().acceptedRestores()).isEqualTo(Map.of("日志/a+b 1.log", 1, "deep", 1));
        Reply head = new Call("HEAD", "日志/a+b 1.log").send(emulator.cos());
        assertThat(head.header("x-cos-restore")).contains("ongoing-request=\"true\"");
        assertThat(head.header("x-cos-restore-status").orElseThrow()).startsWith("tier=\"bulk\"");
    }

    @Test
    void jobWithoutConfirmationRunsAtOnce() throws IOException, InterruptedException {
        emulator.put("a", StoredObject.of("ARCHIVE", 5));
        manifest("a");
        String job = created(request("t", "Bucket,Key").replace(">true</Conf", ">false</Conf"));
        await(job, "Complete");
        assertThat(emulator.cos().journal().acceptedRestores("a")).isEqualTo(1);
    }

    @Test
    void usedTokenIsRefusedAndTheJobIsFoundByItsDescription() throws IOException {
        manifest("a");
        String job = created(request("t", "Bucket,Key"));
        assertThat(create(request("t", "Bucket,Key")).outcome()).isEqualTo("400 InvalidRequest");
        Reply list = send(control("GET", "jobs"));
        assertThat(list.texts("JobId")).containsExactly(job);
        assertThat(list.texts("Description")).containsExactly("t");
    }

    @Test
    void tooManyJobsAreAServerError() throws IOException {
        manifest("a");
        create(request("t1", "Bucket,Key"));
        create(request("t2", "Bucket,Key"));
        assertThat(create(request("t3", "Bucket,Key")).outcome()).isEqualTo("500 TooManyJobs");
    }

    @Test
    void listGoesOnWithTheLastJobIdAndFiltersByStatus() throws IOException, InterruptedException {
        manifest("a");
        String first = created(request("t1", "Bucket,Key"));
        String second = created(request("t2", "Bucket,Key"));
        Reply page = send(control("GET", "jobs").parameter("maxResults", "1"));
        assertThat(page.texts("JobId")).containsExactly(second);
        String token = page.texts("NextToken").findFirst().orElseThrow();
        assertThat(send(control("GET", "jobs").parameter("nextToken", token)).texts("JobId"))
                .containsExactly(first);
        await(first, "Suspended");
        status(first, "Cancelled");
        await(first, "Cancelled");
        assertThat(send(control("GET", "jobs").parameter("jobStatuses", "Cancelled"))
                        .texts("JobId"))
                .containsExactly(first);
        assertThat(status(first, "Ready").outcome()).isEqualTo("400 InvalidRequest");
        assertThat(send(control("GET", "jobs").parameter("jobStatuses", "Done")).outcome())
                .isEqualTo("400 InvalidArgument");
    }

    @Test
    void jobEndsWhenMoreThanHalfFails() throws IOException, InterruptedException {
        manifest(IntStream.range(0, 2000).mapToObj(n -> "missing-" + n).toArray(String[]::new));
        String job = created(request("t", "Bucket,Key"));
        await(job, "Suspended");
        status(job, "Ready");
        Reply end = await(job, "Failed");
        assertThat(end.texts("FailureCode")).containsExactly("FailureRateExceeded");
        assertThat(end.texts("NumberOfTasksFailed")).containsExactly("1000");
    }

    @Test
    void smallJobCompletesWhateverFails() throws IOException, InterruptedException {
        manifest("missing");
        String job = created(request("t", "Bucket,Key"));
        await(job, "Suspended");
        status(job, "Ready");
        assertThat(await(job, "Complete").texts("NumberOfTasksFailed")).containsExactly("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Key,bucket-1250000000; Bucket,Key; InvalidManifest",
                "bucket-1250000000,a b; Bucket,Key; InvalidManifest",
                "bucket-1250000000,a,v1; Bucket,Key; InvalidManifest",
                "''; Bucket,Key; ManifestEmpty",
            })
    void unusableManifestFailsTheJob(String content, String fields, String code)
            throws IOException, InterruptedException {
        String text = content.startsWith("Key") ? "bucket-1250000000,a\nother-1250000000,b" : content;
        emulator.put(MANIFEST, StoredObject.of("STANDARD", 0).holding(StoredContent.of(text)));
        assertThat(await(created(request("t", fields)), "Failed").texts("FailureCode"))
                .containsExactly(code);
    }

    @Test
    void otherManifestThanTheNamedFailsTheJob() throws IOException, InterruptedException {
        manifest("a");
        String request = request("t", "Bucket,Key");
        manifest("b");
        assertThat(await(created(request), "Failed").texts("FailureCode")).containsExactly("ManifestETagMismatch");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                ">Bulk<; >Expedited<; 400 MalformedXML",
                ">7<; >366<; 400 InvalidArgument",
                ">10<; >-1<; 400 InvalidRequest",
                "<Prefix></Prefix>; <Suffix></Suffix>; 400 MalformedXML",
                "ap-guangzhou::; ap-beijing::; 400 InvalidRequest",
                "qcs::cam::uin; qcs::cam::user; 400 InvalidArgument",
                "</CreateJobRequest>; ''; 400 MalformedXML",
            })
    void wrongRequestIsRefused(String part, String wrong, String outcome) throws IOException {
        manifest("a");
        assertThat(create(request("t", "Bucket,Key").replace(part, wrong)).outcome())
                .isEqualTo(outcome);
    }

    @Test
    void callNeedsAppIdDigestAndSignature() throws IOException {
        manifest("a");
        assertThat(send(new Call("GET", "jobs").header("Host", HOST)).outcome()).isEqualTo("400 InvalidArgument");
        assertThat(send(control("POST", "jobs").body(request("t", "Bucket,Key")))
                        .outcome())
                .isEqualTo("400 MissingContentMD5");
        assertThat(send(control("GET", "jobs/none")).outcome()).isEqualTo("404 NoSuchJob");
        Call unsigned = new Call("GET", "jobs").header("Host", HOST);
        String authorization = unsigned.authorization();
        unsigned.header("x-cos-appid", "1250000000");
        assertThat(unsigned.send(emulator.cos(), "/jobs", authorization).outcome())
                .isEqualTo("403 AccessDenied");
    }

    @Test
    void answerMayBeEdited() throws IOException, InterruptedException {
        manifest("a");
        String job = created(request("t", "Bucket,Key"));
        await(job, "Suspended");
        emulator.cos()
                .faults()
                .next(
                        FaultInjector.on(Operation.DESCRIBE_JOB),
                        new InjectedFault.Edited(xml -> xml.replace(">1</Total", ">2</Total")));
        assertThat(describe(job).texts("TotalNumberOfTasks")).containsExactly("2");
        assertThat(describe(job).texts("TotalNumberOfTasks")).containsExactly("1");
    }

    @Test
    void jobOfHigherPriorityGoesFirst() throws IOException, InterruptedException {
        emulator.put("a", StoredObject.of("ARCHIVE", 5));
        manifest("a");
        String low = created(request("low", "Bucket,Key"));
        String high = created(request("high", "Bucket,Key"));
        await(low, "Suspended");
        await(high, "Suspended");
        assertThat(send(control("POST", "jobs/" + high + "/priority").parameter("priority", "11"))
                        .texts("Priority"))
                .containsExactly("11");
        status(low, "Ready");
        status(high, "Ready");
        assertThat(await(low, "Complete").texts("NumberOfTasksFailed")).containsExactly("1");
        assertThat(await(high, "Complete").texts("NumberOfTasksSucceeded")).containsExactly("1");
    }

    private void manifest(String... rows) {
        String text =
                List.of(rows).stream().map(row -> Call.BUCKET + "," + row).collect(Collectors.joining("\n", "", "\n"));
        emulator.put(MANIFEST, StoredObject.of("STANDARD", 0).holding(StoredContent.of(text)));
    }

    private String request(String token, String fields) throws IOException {
        String etag =
                new Call("HEAD", MANIFEST).send(emulator.cos()).header("etag").orElseThrow();
        return "<CreateJobRequest><ClientRequestToken>" + token + "</ClientRequestToken>"
                + "<ConfirmationRequired>true</ConfirmationRequired><Description>" + token + "</Description>"
                + "<Manifest><Location><ETag>" + etag.replace("\"", "&quot;") + "</ETag>"
                + "<ObjectArn>qcs::cos:ap-guangzhou::" + Call.BUCKET + "/" + MANIFEST + "</ObjectArn></Location>"
                + "<Spec><Fields><member>" + fields.replace(",", "</member><member>") + "</member></Fields>"
                + "<Format>COSBatchOperations_CSV_V1</Format></Spec></Manifest>"
                + "<Operation><COSInitiateRestoreObject><ExpirationInDays>7</ExpirationInDays>"
                + "<JobTier>Bulk</JobTier></COSInitiateRestoreObject></Operation><Priority>10</Priority>"
                + "<Report><Bucket>qcs::cos:ap-guangzhou::" + Call.BUCKET + "</Bucket><Enabled>false</Enabled>"
                + "<Format>Report_CSV_V1</Format><Prefix></Prefix><ReportScope>AllTasks</ReportScope></Report>"
                + "<RoleArn>qcs::cam::uin/100000000001:roleName/COS_Batch_QcsRole</RoleArn></CreateJobRequest>";
    }

    private String created(String request) throws IOException {
        Reply reply = create(request);
        assertThat(reply.outcome()).as(reply.body()).isEqualTo("200");
        return reply.texts("JobId").findFirst().orElseThrow();
    }

    private Reply create(String request) throws IOException {
        String md5 = Base64.getEncoder().encodeToString(StoredContent.md5(request.getBytes(UTF_8)));
        return send(control("POST", "jobs")
                .header("Content-Type", "application/xml")
                .header("Content-MD5", md5)
                .body(request));
    }

    private Reply status(String job, String wanted) throws IOException {
        return send(control("POST", "jobs/" + job + "/status").parameter("requestedJobStatus", wanted));
    }

    private Reply describe(String job) throws IOException {
        return send(control("GET", "jobs/" + job));
    }

    private Reply await(String job, String status) throws IOException, InterruptedException {
        Reply reply = describe(job);
        for (int i = 0; i < 500 && !reply.texts("Status").toList().contains(status); i++) {
            Thread.sleep(10);
            reply = describe(job);
        }
        assertThat(reply.texts("Status")).as(reply.body()).containsExactly(status);
        return reply;
    }

    private static Call control(String method, String path) {
        return new Call(method, path).header("Host", HOST).header("x-cos-appid", "1250000000");
    }

    private Reply send(Call call) throws IOException {
        return call.send(emulator.cos());
    }
}
