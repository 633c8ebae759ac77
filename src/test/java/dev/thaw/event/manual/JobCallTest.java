package dev.thaw.event.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.json.InvalidInputException.Kind;
import dev.thaw.event.json.StrictJson;
import dev.thaw.job.JobEngine;
import dev.thaw.job.JobId;
import dev.thaw.job.JobPhase;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls about jobs: over HTTP, in an envelope, and as an event. */
class JobCallTest {

    private static final JobId ID = JobId.parse("studies-2026").orElseThrow();
    private static final Duration FIFTY_SECONDS = Duration.ofSeconds(50);

    @Test
    void pathsOfTheJobsAreTakenAsTheyAreWritten() throws Exception {
        assertThat(JobPath.isPlain("/jobs")).isTrue();
        assertThat(JobPath.isPlain("/jobs/x")).isTrue();
        assertThat(JobPath.isPlain("/jobsx")).isFalse();
        assertThat(JobPath.isPlain("/release/jobs")).isFalse();
        JobPath path = JobPath.of("/release//jobs/studies-2026/confirm/").orElseThrow();
        assertThat(path).hasToString("/jobs/studies-2026/confirm");
        assertThat(path.isWritten("/jobs/studies-2026/confirm")).isTrue();
        assertThat(path.isWritten("/jobs/studies-2026/confirm/")).isFalse();
        assertThat(JobPath.of("/jobs").orElseThrow()).hasToString("/jobs");
    }

    @Test
    void requestWithTrueIsAJobByTheDefaults() throws Exception {
        assertThat(request("{'keys':['a'],'job':true}").job()).contains(JobOptions.DEFAULTS);
        assertThat(request("{'keys':['a'],'job':{}}").job()).contains(JobOptions.DEFAULTS);
        assertThat(request("{'keys':['a']}").job()).isEmpty();
        assertThat(request("{'keys':['a'],'job':null}").job()).isEmpty();
    }

    @Test
    void jobHasItsOwnIdNameConfirmationAndEngine() throws Exception {
        assertThat(request("{'prefix':'s/','job':{'id':'studies-2026','confirm':true,'name':'Für <b>',"
                                + "'engine':'batch'}}")
                        .job())
                .contains(new JobOptions(Optional.of(ID), Optional.of("Für <b>"), true, JobEngine.BATCH));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'keys':['a'],'job':false} | job",
                "{'keys':['a'],'job':'yes'} | job",
                "{'keys':['a'],'job':[]} | job",
                "{'keys':['a'],'job':{'ident':'x'}} | job.ident",
                "{'keys':['a'],'job':{'id':''}} | job.id",
                "{'keys':['a'],'job':{'id':7}} | job.id",
                "{'keys':['a'],'job':{'id':'Studies'}} | job.id",
                "{'keys':['a'],'job':{'id':'-a'}} | job.id",
                "{'keys':['a'],'job':{'id':'continue'}} | job.id",
                "{'keys':['a'],'job':{'id':'../x'}} | job.id",
                "{'keys':['a'],'job':{'confirm':'yes'}} | job.confirm",
                "{'keys':['a'],'job':{'engine':'quick'}} | job.engine",
                "{'action':'plan','keys':['a'],'job':true} | job",
                "{'action':'status','keys':['a'],'job':{}} | job",
                "{'keys':['a'],'job':true,'resumeFrom':'x'} | job",
                "{'action':'jobs','phase':'DONE'} | phase",
                "{'action':'jobs','limit':0} | limit",
                "{'action':'jobs','limit':101} | limit",
                "{'action':'jobs','keys':['a']} | keys",
                "{'action':'job'} | job",
                "{'action':'job','job':true} | job",
                "{'action':'job','job':'a','within':'5s'} | within",
                "{'action':'confirm','job':'A'} | job",
                "{'action':'continue','within':5} | within",
                "{'action':'continue','within':'0s'} | within",
                "{'action':'continue','within':'25h'} | within",
                "{'action':'continue','within':'5'} | within",
                "{'action':'continue','prefix':'a'} | prefix",
            })
    void whatIsOutOfRangeIsRefusedByItsField(String request, String field) {
        InvalidInputException fault = catchThrowableOfType(InvalidInputException.class, () -> bare(request));

        assertThat(fault.kind()).isEqualTo(Kind.INVALID);
        assertThat(fault.field()).contains(field);
    }

    @Test
    void nameHasUpToTwoHundredCharacters() throws Exception {
        assertThat(request("{'keys':['a'],'job':{'name':'" + "名".repeat(200) + "'}}")
                        .job())
                .isPresent();
        assertThat(catchThrowableOfType(
                                InvalidInputException.class,
                                () -> bare("{'keys':['a'],'job':{'name':'" + "名".repeat(201) + "'}}"))
                        .field())
                .contains("job.name");
    }

    @Test
    void commandsAreBareActions() throws Exception {
        assertThat(bare("{'action':'jobs'}"))
                .isEqualTo(new JobCommand.ListJobs(Optional.empty(), 100, Optional.empty()));
        assertThat(bare("{'action':'jobs','phase':'READY','limit':5,'after':'8-x'}"))
                .isEqualTo(new JobCommand.ListJobs(Optional.of(JobPhase.READY), 5, Optional.of("8-x")));
        assertThat(bare("{'action':'job','job':'studies-2026'}")).isEqualTo(new JobCommand.ShowJob(ID));
        assertThat(bare("{'action':'confirm','job':'studies-2026'}")).isEqualTo(new JobCommand.ConfirmJob(ID));
        assertThat(bare("{'action':'cancel','job':'studies-2026'}")).isEqualTo(new JobCommand.CancelJob(ID));
        assertThat(bare("{'action':'continue'}"))
                .isEqualTo(new JobCommand.ContinueJobs(Optional.empty(), FIFTY_SECONDS));
        assertThat(bare("{'action':'continue','job':'studies-2026','within':'8s'}"))
                .isEqualTo(new JobCommand.ContinueJobs(Optional.of(ID), Duration.ofSeconds(8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/release/thaw", "/jobs/x"})
    void pathCountsFromItsLastSegmentJobs(String before) throws Exception {
        assertThat(called("GET", before + "/jobs", ""))
                .isEqualTo(new JobCommand.ListJobs(Optional.empty(), 100, Optional.empty()));
        assertThat(called("GET", before + "/jobs/studies-2026", "")).isEqualTo(new JobCommand.ShowJob(ID));
        assertThat(called("POST", before + "/jobs/studies-2026/confirm", "")).isEqualTo(new JobCommand.ConfirmJob(ID));
        assertThat(called("POST", before + "/jobs/studies-2026/cancel", "{}")).isEqualTo(new JobCommand.CancelJob(ID));
        assertThat(called("POST", before + "/jobs/continue", " "))
                .isEqualTo(new JobCommand.ContinueJobs(Optional.empty(), FIFTY_SECONDS));
        assertThat(called("POST", before + "/jobs/continue", "{\"job\":\"studies-2026\",\"within\":\"2m\"}"))
                .isEqualTo(new JobCommand.ContinueJobs(Optional.of(ID), Duration.ofMinutes(2)));
    }

    @Test
    void requestToJobsIsAJobEvenIfItDoesNotSaySo() throws Exception {
        ManualRequest said = (ManualRequest) called("POST", "/jobs", "{\"keys\":[\"a\"],\"job\":{\"confirm\":true}}");
        ManualRequest unsaid = (ManualRequest) called("POST", "/jobs", "{\"keys\":[\"a\"]}");

        assertThat(said.job().orElseThrow().confirm()).isTrue();
        assertThat(unsaid.job()).contains(JobOptions.DEFAULTS);
    }

    @Test
    void listTakesQueryParameters() throws Exception {
        Map<String, String> query = Map.of("phase", "restoring", "limit", "7", "after", "7973-a");

        assertThat(new HttpCall("GET", "/jobs", query, Map.of(), "").manualCall())
                .isEqualTo(new JobCommand.ListJobs(Optional.of(JobPhase.RESTORING), 7, Optional.of("7973-a")));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /jobs, limit, many, INVALID",
        "GET, /jobs, limit, 101, INVALID",
        "GET, /jobs, pahse, READY, INVALID",
        "GET, /jobs, phase, 'READY, FAILED', INVALID",
        "GET, /jobs/a, limit, 1, INVALID",
        "POST, /jobs/a/confirm, force, true, INVALID",
        "POST, /jobs/continue, within, 5s, INVALID",
        "POST, /jobs, limit, 5, INVALID"
    })
    void otherQueryParametersAreRefused(String method, String path, String name, String value, Kind kind) {
        InvalidInputException fault = catchThrowableOfType(
                InvalidInputException.class,
                () -> new HttpCall(method, path, Map.of(name, value), Map.of(), "").manualCall());

        assertThat(fault.kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /jobs, 'GET, POST'",
        "POST, /jobs/a, GET",
        "HEAD, /jobs/a, GET",
        "GET, /jobs/a/confirm, POST",
        "GET, /jobs/a/cancel, POST",
        "GET, /jobs/continue, POST",
        "GET, /restore, POST"
    })
    void otherMethodsAreRefusedAndThePathsOwnAreNamed(String method, String path, String allowed) {
        InvalidInputException fault =
                catchThrowableOfType(InvalidInputException.class, () -> called(method, path, "{}"));

        assertThat(fault.kind()).isEqualTo(Kind.METHOD_NOT_ALLOWED);
        assertThat(String.join(", ", fault.allowedMethods())).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/jobs/A", "/jobs/a/b", "/jobs/a/confirm/x", "/jobs/continue/x", "/jobs/confirm", "/jobs/a%2Fb"})
    void otherPathsBelowJobsAreNotFound(String path) {
        InvalidInputException fault =
                catchThrowableOfType(InvalidInputException.class, () -> called("POST", path, "{}"));

        assertThat(fault.kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(fault.reason()).contains("/jobs/{id}/confirm");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/jobs/a/confirm | {'job':'b'} | job",
                "/jobs/a/confirm | {'action':'cancel'} | action",
                "/jobs/a/cancel | {'force':true} | force",
                "/jobs/continue | {'action':'jobs'} | action",
                "/jobs | {'action':'plan','keys':['a']} | action",
                "/jobs | {'keys':['a'],'resumeFrom':'x'} | resumeFrom",
            })
    void bodyThatContradictsThePathIsRefused(String path, String body, String field) {
        InvalidInputException fault =
                catchThrowableOfType(InvalidInputException.class, () -> called("POST", path, body.replace('\'', '"')));

        assertThat(fault.field()).contains(field);
    }

    private static ManualCall bare(String request) throws InvalidInputException {
        return ManualRequestReader.readCall(StrictJson.tree(request.replace('\'', '"')));
    }

    private static ManualRequest request(String request) throws InvalidInputException {
        return (ManualRequest) bare(request);
    }

    private static ManualCall called(String method, String path, String body) throws InvalidInputException {
        return new HttpCall(method, path, Map.of(), Map.of(), body).manualCall();
    }
}
