package dev.thaw.event.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.thaw.event.Samples;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.manual.ManualRequest.Inspect;
import dev.thaw.event.manual.ManualRequest.Source;
import dev.thaw.event.manual.ManualRequest.VersionedKey;
import dev.thaw.policy.Tier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("locale")
class ManualRequestReaderTest {

    @Test
    void keysAloneAreARestore() throws Exception {
        assertThat(read("{'keys':['a','/b','c d+e']}"))
                .isEqualTo(Samples.restoreOf(new Source.Keys(List.of("a", "/b", "c d+e"))));
    }

    @Test
    void withinIsTheTimeOfThisCall() throws Exception {
        assertThat(read("{'keys':['a'],'within':'8s'}").within()).contains(Duration.ofSeconds(8));
        assertThat(read("{'action':'status','keys':['a'],'within':'1500ms'}").within())
                .contains(Duration.ofMillis(1500));
        for (String wrong : List.of("'8'", "'8 s'", "'0s'", "'25h'", "8")) {
            InvalidInputException fault = catchThrowableOfType(
                    InvalidInputException.class, () -> read("{'keys':['a'],'within':" + wrong + "}"));
            assertThat(fault.field()).as(wrong).contains("within");
        }
    }

    @Test
    void keysPassAsTheyAre() throws Exception {
        String longKey = "k".repeat(851);
        assertThat(read("{'keys':['" + longKey + "']}"))
                .isEqualTo(Samples.restoreOf(new Source.Keys(List.of(longKey))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"keys | \"k\"", "objects | {\"key\":\"k\",\"versionId\":\"v\"}"})
    void moreThanFiftyThousandAreTooLargeAndAListIsNamed(String field, String one) throws Exception {
        String most = (one + ",").repeat(ManualRequestReader.MAX_OBJECTS - 1) + one;

        assertThat(ManualRequestReader.read("{\"" + field + "\":[" + most + "]}", Optional.empty()))
                .isNotNull();
        InvalidInputException fault = catchThrowableOfType(
                InvalidInputException.class,
                () -> ManualRequestReader.read("{\"" + field + "\":[" + most + "," + one + "]}", Optional.empty()));
        assertThat(fault.kind()).isEqualTo(InvalidInputException.Kind.TOO_LARGE);
        assertThat(fault.field()).contains(field);
        assertThat(fault).hasMessageContaining("use a list");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'bucket':'evil.example/x' | bucket | <name>-<appid>",
                "'bucket':'archive' | bucket | <name>-<appid>",
                "'region':'ap-guangzhou.evil.example' | region | like ap-guangzhou",
                "'region':'gz' | region | ap-guangzhou",
                "'region':'sgp' | region | ap-singapore",
            },
            quoteCharacter = '`')
    void invalidBucketOrRegionIsRefused(String given, String field, String remedy) {
        InvalidInputException fault =
                catchThrowableOfType(InvalidInputException.class, () -> read("{'keys':['a']," + given + "}"));

        assertThat(fault.field()).contains(field);
        assertThat(fault).hasMessageContaining(remedy);
    }

    @Test
    void nullCountsAsAbsent() throws Exception {
        assertThat(read("{'action':null,'bucket':null,'region':null,'keys':['a'],'objects':null,'prefix':null,"
                        + "'list':null,'encoded':null,'tier':null,'days':null,'extend':null,'force':null,"
                        + "'inspect':null,'limit':null,'async':null,'resumeFrom':null}"))
                .isEqualTo(Samples.restoreOf(new Source.Keys(List.of("a"))));
    }

    @Test
    void objectsMayNameVersions() throws Exception {
        assertThat(read("{'objects':[{'key':'a','versionId':'v1'},{'key':'b','versionId':null}]}"))
                .isEqualTo(Samples.restoreOf(new Source.Objects(
                        List.of(new VersionedKey("a", Optional.of("v1")), new VersionedKey("b", Optional.empty())))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'list':{'key':'l'} | false",
                "'list':{'key':'l','encoded':true} | true",
                "'list':{'key':'l'},'encoded':true | true",
                "'list':{'key':'l','encoded':true},'encoded':true | true",
                "'list':{'key':'l','encoded':false} | false",
            },
            quoteCharacter = '`')
    void listMayBeEncoded(String fields, boolean encoded) throws Exception {
        assertThat(read("{" + fields + "}"))
                .isEqualTo(Samples.restoreOf(new Source.ListObject(Optional.empty(), "l", Optional.empty(), encoded)));
    }

    @Test
    void listMayLieInAnotherBucket() throws Exception {
        assertThat(read("{'list':{'bucket':'b-1','key':'l','versionId':'v'}}").source())
                .isEqualTo(new Source.ListObject(Optional.of("b-1"), "l", Optional.of("v"), false));
    }

    @Test
    void constantsAreReadInAnyCase() throws Exception {
        ManualRequest request = read("{'action':'PLAN','prefix':'p/','tier':'eXpedited','inspect':'Listing'}");
        assertThat(request.action()).isEqualTo(Action.PLAN);
        assertThat(request.tier()).contains(Tier.EXPEDITED);
        assertThat(request.inspect()).contains(Inspect.LISTING);
        assertThat(request.source()).isEqualTo(new Source.Prefix("p/"));
    }

    @Test
    void wholeBucketNeedsForce() throws Exception {
        assertThat(read("{'prefix':'','force':true}").source()).isEqualTo(new Source.Prefix(""));
    }

    @Test
    void boundsAreInclusive() throws Exception {
        assertThat(read("{'prefix':'p','days':1,'limit':1}").days()).contains(1);
        assertThat(read("{'prefix':'p','days':365,'limit':9223372036854775807}").limit())
                .contains(Long.MAX_VALUE);
    }

    @Test
    void pathNamesTheAction() throws Exception {
        assertThat(read("{'keys':['a']}", Optional.of(Action.STATUS)).action()).isEqualTo(Action.STATUS);
        assertThat(read("{'action':'status','keys':['a']}", Optional.of(Action.STATUS))
                        .action())
                .isEqualTo(Action.STATUS);
    }

    @Test
    void bodyMayNotContradictThePath() {
        InvalidInputException error = catchThrowableOfType(
                InvalidInputException.class, () -> read("{'action':'restore','keys':['a']}", Optional.of(Action.PLAN)));
        assertThat(error.field()).contains("action");
        assertThat(error).hasMessage("action contradicts the path");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | `` | the value must be an object, found: a list",
                "{} | `` | exactly one of keys, objects, prefix, list is needed, found: none",
                "{'keys':['a'],'prefix':'b'} | prefix | exactly one of keys, objects, prefix, list is needed, found: keys and prefix",
                "{'key':['a']} | key | key is not a field of a manual request; did you mean keys?",
                "{'Prefx':'a'} | Prefx | Prefx is not a field of a manual request; did you mean prefix?",
                "{'resume-from':'a'} | resume-from | resume-from is not a field of a manual request; did you mean resumeFrom?",
                "{'dryRun\\u0007':1} | dryRun\\u0007 | dryRun\\u0007 is not a field of a manual request; the fields are action, bucket, region, keys, objects, prefix, list, encoded, tier, days, extend, force, inspect, limit, async, resumeFrom, within, job",
                "{'keys':'a'} | keys | keys must be a list, found: text",
                "{'keys':[]} | keys | keys is empty",
                "{'keys':['a','']} | keys[1] | keys[1] is empty",
                "{'keys':['a','b','c',4]} | keys[3] | keys[3] must be text, found: 4",
                "{'keys':['a',null]} | keys[1] | keys[1] must be text, found: null",
                "{'objects':[]} | objects | objects is empty",
                "{'objects':['a']} | objects[0] | objects[0] must be an object, found: text",
                "{'objects':[{'versionId':'v'}]} | objects[0].key | objects[0].key must be text, found: nothing",
                "{'objects':[{'key':'a','versionId':''}]} | objects[0].versionId | objects[0].versionId is empty",
                "{'objects':[{'key':'a','version':'v'}]} | objects[0].version | objects[0].version is not a field of a manual request; did you mean versionId?",
                "{'prefix':''} | prefix | prefix is empty, which is the whole bucket: add force true if that is intended",
                "{'prefix':7} | prefix | prefix must be text, found: 7",
                "{'list':'a'} | list | list must be an object, found: text",
                "{'list':{}} | list.key | list.key must be text, found: nothing",
                "{'list':{'key':''}} | list.key | list.key is empty",
                "{'list':{'key':'l','encoded':'yes'}} | list.encoded | list.encoded must be true or false, found: text",
                "{'list':{'key':'l','encoded':false},'encoded':true} | encoded | encoded contradicts list.encoded",
                "{'keys':['a'],'encoded':true} | encoded | encoded works with list only: keys in a request are not encoded",
                "{'keys':['a'],'bucket':''} | bucket | bucket is empty",
                "{'keys':['a'],'region':1} | region | region must be text, found: 1",
                "{'keys':['a'],'tier':'fast'} | tier | tier must be one of: expedited, standard, bulk",
                "{'keys':['a'],'tier':3} | tier | tier must be text, found: 3",
                "{'keys':['a'],'action':'delete'} | action | action must be one of: restore, plan, status",
                "{'keys':['a'],'inspect':'listing'} | inspect | inspect is listing, which works with prefix only: write head, or leave it out",
                "{'list':{'key':'l'},'inspect':'LISTING'} | inspect | inspect is listing, which works with prefix only: write head, or leave it out",
                "{'objects':[{'key':'l'}],'action':'plan','inspect':'listing'} | inspect | inspect is listing, which works with prefix only: write head, or leave it out",
                "{'keys':['a'],'inspect':'no'} | inspect | inspect must be one of: head, listing",
                "{'keys':['a'],'days':0} | days | days must be an integer from 1 to 365, found: 0",
                "{'keys':['a'],'days':366} | days | days must be an integer from 1 to 365, found: 366",
                "{'keys':['a'],'days':7.0} | days | days must be an integer from 1 to 365, found: a number",
                "{'keys':['a'],'days':'7'} | days | days must be an integer from 1 to 365, found: text",
                "{'keys':['a'],'limit':0} | limit | limit must be an integer of at least 1, found: 0",
                "{'keys':['a'],'limit':9223372036854775808} | limit | limit must be an integer of at least 1, found: a number",
                "{'keys':['a'],'force':'true'} | force | force must be true or false, found: text",
                "{'keys':['a'],'async':1} | async | async must be true or false, found: 1",
                "{'keys':['a'],'resumeFrom':{}} | resumeFrom | resumeFrom must be text, found: an object",
            })
    void errorsNameTheField(String body, String field, String reason) {
        InvalidInputException error = catchThrowableOfType(InvalidInputException.class, () -> read(body));
        assertThat(error).hasMessage(reason);
        assertThat(error.field().orElse("")).isEqualTo(field);
        assertThat(error.kind()).isEqualTo(InvalidInputException.Kind.INVALID);
    }

    @Test
    void longNamesAreShortened() {
        InvalidInputException error =
                catchThrowableOfType(InvalidInputException.class, () -> read("{'" + "x".repeat(40_000) + "':1}"));
        assertThat(error.reason())
                .startsWith("x".repeat(40) + "… is not a field of a manual request; the fields are action, bucket, ")
                .hasSizeLessThan(240);
    }

    private static ManualRequest read(String body) throws InvalidInputException {
        return read(body, Optional.empty());
    }

    private static ManualRequest read(String body, Optional<Action> ofPath) throws InvalidInputException {
        return ManualRequestReader.read(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8), ofPath);
    }
}
