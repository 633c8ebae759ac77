package dev.thaw.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.thaw.event.ParsedEvent.AsyncEvent;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.json.InvalidInputException.Kind;
import dev.thaw.event.json.StrictJson;
import dev.thaw.event.manual.Action;
import dev.thaw.event.manual.HttpCall;
import dev.thaw.event.manual.ManualRequest;
import dev.thaw.event.manual.ManualRequest.Inspect;
import dev.thaw.event.manual.ManualRequest.Source;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Tier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("locale")
class EventReaderTest {

    private static final ManualRequest REQUEST = Samples.restoreOf(new Source.Keys(List.of("cold/a.bin")));
    private static final ManualRequest TIMED = Samples.restoreOf(
            new Source.Keys(List.of("cold/a.bin")), Optional.of("archive-1250000000"), Optional.of("ap-guangzhou"));

    @Test
    void documentedEventNamesItsObject() throws Exception {
        assertThat(Samples.reading("cos-created-documented"))
                .isEqualTo(async(new EventItem.ObjectEvent(
                        "Records[0]",
                        ObjectRef.latest("testpic-1250000000", "ap-chengdu", "testfile"),
                        "cos:ObjectCreated:*",
                        Optional.of(1029L))));
    }

    @Test
    void observedEventNamesItsObject() throws Exception {
        assertThat(Samples.reading("cos-created-put-observed-shape"))
                .isEqualTo(async(new EventItem.ObjectEvent(
                        "Records[0]",
                        archived("2023/11/report.bin"),
                        "cos:ObjectCreated:Put",
                        Optional.of(734003200L))));
    }

    @ParameterizedTest
    @CsvSource({"cos-created-raw-key, Post", "cos-created-encoded-key, CompleteMultipartUpload"})
    void encodedAndRawKeysAreTheSame(String file, String event) throws Exception {
        assertThat(Samples.reading(file))
                .isEqualTo(async(new EventItem.ObjectEvent(
                        "Records[0]",
                        archived("日志/2023 Q4/a+b (1).log"),
                        "cos:ObjectCreated:" + event,
                        Optional.of(52428800L))));
    }

    @Test
    void restoreEventsKeepTheirNames() throws Exception {
        assertThat(Samples.reading("cos-restore-post-and-completed"))
                .isEqualTo(async(
                        new EventItem.ObjectEvent(
                                "Records[0]", archived("cold/a.bin"), "cos:ObjectRestore:Post", Optional.of(1048576L)),
                        new EventItem.ObjectEvent(
                                "Records[1]",
                                archived("cold/a.bin"),
                                "cos:ObjectRestore:Completed",
                                Optional.of(1048576L))));
    }

    @Test
    void plusIsAPlus() throws Exception {
        assertThat(Samples.reading("key-with-plus-sign")).isEqualTo(async(objectEvent("Records[0]", "a+b c.log")));
    }

    @Test
    void prefixIsRemovedOnce() throws Exception {
        assertThat(Samples.reading("key-that-repeats-the-prefix"))
                .isEqualTo(async(objectEvent("Records[0]", "/1250000000/archive/x")));
    }

    @Test
    void malformedEntryDoesNotLoseTheOther() throws Exception {
        assertThat(Samples.reading("two-entries-one-malformed"))
                .isEqualTo(async(
                        new EventItem.MalformedItem("Records[0]", "cos.cosObject.key must be text, found: 5"),
                        objectEvent("Records[1]", "cold/a.bin")));
    }

    @Test
    void recordThatIsNotAnObjectIsMalformed() throws Exception {
        assertThat(Samples.reading("records-of-null-and-one-object"))
                .isEqualTo(async(
                        new EventItem.MalformedItem("Records[0]", "found null; expected one of: cos, CMQ, Ckafka"),
                        objectEvent("Records[1]", "cold/a.bin")));
    }

    @Test
    void recordsOfAllKindsMayBeMixed() throws Exception {
        assertThat(Samples.reading("mixed-records"))
                .isEqualTo(async(
                        objectEvent("Records[0]", "cold/a.bin"),
                        new EventItem.RequestItem("Records[1].CMQ.msgBody", REQUEST, false),
                        objectEvent("Records[2].Ckafka.msgBody > Records[0]", "cold/a.bin"),
                        new EventItem.MalformedItem(
                                "Records[2].Ckafka.msgBody > Records[1]",
                                "found an object with the fields [s3]; expected one of: cos, CMQ, Ckafka"),
                        new EventItem.MalformedItem(
                                "Records[3]",
                                "found an object with the fields [clslogs]; expected one of: cos, CMQ, Ckafka"),
                        new EventItem.MalformedItem(
                                "Records[4]", "CMQ.msgBody: the text is not JSON, line 1, column 1")));
    }

    @Test
    void queueInBridgeInQueueIsRead() throws Exception {
        assertThat(Samples.reading("queue-in-bridge-in-queue"))
                .isEqualTo(async(new EventItem.RequestItem(
                        "Records[0].Ckafka.msgBody > data > Records[0].CMQ.msgBody", REQUEST, false)));
    }

    @Test
    void bridgeHoldsAnyFormat() throws Exception {
        assertThat(Samples.reading("bridge-with-cos-records"))
                .isEqualTo(async(
                        objectEvent("data > Records[0]", "cold/a.bin"),
                        new EventItem.MalformedItem("data > Records[1]", "cos.cosObject.key must be text, found: 5")));
        assertThat(Samples.reading("bridge-of-tdmq"))
                .isEqualTo(async(objectEvent("data.msgBody > Records[0]", "cold/a.bin")));
        assertThat(Samples.reading("bridge-with-text"))
                .isEqualTo(async(new EventItem.RequestItem("data", REQUEST, false)));
    }

    @Test
    void timerHoldsAManualRequest() throws Exception {
        assertThat(Samples.reading("timer")).isEqualTo(async(new EventItem.RequestItem("Message", TIMED, true)));
    }

    @Test
    void deadLetterHoldsTheFailedEvent() throws Exception {
        assertThat(Samples.reading("dead-letter-of-cos-event"))
                .isEqualTo(async(objectEvent("Body.ClientContext > Records[0]", "cold/a.bin")));
        assertThat(Samples.reading("dead-letter-of-timer-in-queue"))
                .isEqualTo(async(new EventItem.RequestItem(
                        "Records[0].CMQ.msgBody > Body.ClientContext > Message", REQUEST, false)));
    }

    @Test
    void fourNestedEventsAreReadAndFiveAreNot() throws Exception {
        String four = "Records[0].CMQ.msgBody > Records[0].CMQ.msgBody > Records[0].CMQ.msgBody > Records[0]";
        assertThat(Samples.reading("nesting-of-four"))
                .isEqualTo(async(new EventItem.RequestItem(four + ".CMQ.msgBody", REQUEST, false)));
        assertThat(Samples.reading("nesting-of-five"))
                .isEqualTo(async(new EventItem.MalformedItem(
                        four + ".CMQ.msgBody > Records[0]", "CMQ.msgBody: events are nested more than 4 deep")));
    }

    @Test
    void hostileNamesNeverBecomeAHost() throws Exception {
        String rule = "is refused: a region is named like ap-guangzhou in a-z, 0-9 and -, at most 32 characters";
        assertThat(Samples.reading("hostile-region"))
                .isEqualTo(async(
                        new EventItem.MalformedItem("Records[0]", "region \"evil.example/#\" " + rule),
                        new EventItem.MalformedItem("Records[1]", "region \"evil.example/#\" " + rule),
                        new EventItem.MalformedItem(
                                "Records[2]",
                                "bucket \"a@b-1250000000\" is refused: a bucket is named <name>-<appid> in a-z, 0-9"
                                        + " and -, at most 60 characters"),
                        objectEvent("Records[3]", "cold/a.bin")));
    }

    @Test
    void unknownRegionIsMalformedUnlessTheFunctionsOwnIsKnown() throws Exception {
        assertThat(Samples.reading("no-region-at-all"))
                .isEqualTo(async(new EventItem.MalformedItem(
                        "Records[0]",
                        "the region is unknown: neither url, cosRegion, s3Region, eventQueue nor region names it,"
                                + " and TENCENTCLOUD_REGION is not set")));
        assertThat(EventReader.read(Samples.bytes("no-region-at-all"), Optional.of("ap-guangzhou")))
                .isEqualTo(async(objectEvent("Records[0]", "cold/a.bin")));
        assertThat(EventReader.read(Samples.bytes("no-region-at-all"), Optional.of("")))
                .isEqualTo(Samples.reading("no-region-at-all"));
    }

    @Test
    void functionUrlIsACall() throws Exception {
        HttpCall call = ((ParsedEvent.HttpEvent) Samples.reading("function-url-post")).call();
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.path()).isEqualTo("/plan");
        assertThat(call.query()).isEmpty();
        assertThat(call.lowercaseHeaders()).hasSize(7).containsEntry("x-scf-remote-addr", "203.0.113.7");
        assertThat(call.body().orElseThrow()).startsWith("{\"bucket\":\"archive-1250000000\"");
    }

    @Test
    void gatewayEnvelopeIsACall() throws Exception {
        assertThat(Samples.reading("envelope-of-api-gateway"))
                .isEqualTo(new ParsedEvent.HttpEvent(new HttpCall(
                        "POST",
                        "/release/status",
                        Map.of("a", "1, 2", "b", "true"),
                        Map.of("accept", "a, b", "x-thaw-token", "one, two"),
                        "{\"action\": \"restore\", \"keys\": [\"cold/a.bin\"]}")));
    }

    @Test
    void envelopeInAnotherEventStaysACall() throws Exception {
        assertThat(Samples.reading("envelope-in-queue"))
                .isEqualTo(async(new EventItem.HttpCallItem(
                        "Records[0].Ckafka.msgBody",
                        new HttpCall(
                                "POST",
                                "/restore",
                                Map.of(),
                                Map.of("x-thaw-token", "t"),
                                "{\"action\": \"restore\", \"keys\": [\"cold/a.bin\"]}"))));
    }

    @Test
    void queryAsTextIsAParameterToo() throws Exception {
        assertThat(read("{'httpMethod':'GET','path':'/','queryString':'a=b','headers':null}"))
                .isEqualTo(new ParsedEvent.HttpEvent(new HttpCall("GET", "/", Map.of("a=b", ""), Map.of(), "")));
        assertThat(read("{'httpMethod':'GET','path':'/','queryString':'','queryStringParameters':null}"))
                .isEqualTo(new ParsedEvent.HttpEvent(new HttpCall("GET", "/", Map.of(), Map.of(), "")));
    }

    @Test
    void bodyThatIsNotBase64StaysAsItIs() throws Exception {
        assertThat(read("{'httpMethod':'POST','path':'/','isBase64Encoded':true,'body':'not base64'}"))
                .isEqualTo(new ParsedEvent.HttpEvent(new HttpCall("POST", "/", Map.of(), Map.of(), "not base64")));
    }

    @Test
    void bodyInBase64ThatIsNotUtf8HasNoText() throws Exception {
        assertThat(read("{'httpMethod':'POST','path':'/','isBase64Encoded':true,'body':'/w=='}"))
                .isEqualTo(new ParsedEvent.HttpEvent(new HttpCall("POST", "/", Map.of(), Map.of(), Optional.empty())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{},", "[],", "1,", "{\"a\":1},", "\"\","})
    void moreValuesThanMemoryHoldsAreTooLarge(String value) {
        String event = "{\"x\":[" + value.repeat(StrictJson.MAX_TOKENS) + "0],\"keys\":[\"a\"]}";

        assertThatThrownBy(() -> EventReader.read(event.getBytes(StandardCharsets.UTF_8), Optional.empty()))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        fault -> assertThat(fault.kind()).isEqualTo(InvalidInputException.Kind.TOO_LARGE))
                .hasMessageContaining("use a list");
    }

    @Test
    void bareRequestIsSynchronous() throws Exception {
        assertThat(Samples.reading("manual-request"))
                .isEqualTo(new ParsedEvent.RequestEvent(new ManualRequest(
                        Action.RESTORE,
                        Optional.of("archive-1250000000"),
                        Optional.of("ap-guangzhou"),
                        new Source.Keys(List.of("legal/a.pdf", "日志/a+b")),
                        Optional.of(Tier.BULK),
                        Optional.of(7),
                        true,
                        true,
                        Optional.of(Inspect.HEAD),
                        Optional.of(1000L),
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "records-null | found an object with the fields [Records]",
                "records-empty | found an object with the fields [Records]",
                "unrelated | found an object with the fields [Notification, Time\\u001B[2J]",
                "timer-without-json | Message: the text is not JSON, line 1, column 1",
                "timer-without-message | Message: the value must be text that holds JSON, found: nothing",
                "eventbridge-cloudevent | data: found an object with the fields [name, scope]",
                "dead-letter-unreadable | Body.ClientContext: the text ends too early, line 1, column 2",
                "braces-without-end | the text is nested deeper than 64",
            })
    void eventThatCannotBeReadAsAWholeIsRefused(String file, String reason) {
        assertThatThrownBy(() -> Samples.reading(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | UNREADABLE | the text is empty",
                "`  ` | UNREADABLE | the text is empty",
                "null | INVALID | found null; expected",
                "[1] | INVALID | found a list; expected",
                "17 | INVALID | found 17; expected",
                "1e999 | INVALID | found a number; expected",
                "true | INVALID | found true; expected",
                "'secret' | INVALID | found text; expected",
                "{'a':1,'a':2} | UNREADABLE | the text holds a field twice, line 1, column 12",
                "{'a':1} x | UNREADABLE | the text is not JSON, line 1, column 9",
                "{'a':1} 2 | UNREADABLE | the text continues after its JSON value, line 1, column 9",
                "{'a':secret} | UNREADABLE | the text is not JSON, line 1, column 6",
                "{'a': | UNREADABLE | the text ends too early, line 1, column 6",
            })
    void errorsSayWhatWasFound(String text, Kind kind, String reason) {
        InvalidInputException error =
                catchThrowableOfType(InvalidInputException.class, () -> read(text == null ? "" : text));
        assertThat(error.reason()).startsWith(reason).doesNotContain("secret");
        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error).hasNoCause();
    }

    /** A large text is decoded in other steps than a small one. */
    @ParameterizedTest
    @ValueSource(ints = {0, 65_535, 65_536, 200_000})
    void textThatIsNotUtf8IsRefused(int blanks) {
        String text = " ".repeat(blanks) + "\"é\"";
        assertThatThrownBy(() -> EventReader.read(text.getBytes(StandardCharsets.ISO_8859_1), Optional.empty()))
                .hasMessage("the text is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65_535, 65_536, 200_000})
    void byteOrderMarkIsIgnored(int blanks) throws Exception {
        assertThat(read("\ufeff" + " ".repeat(blanks) + "{'keys':['cold/a.bin']}"))
                .isEqualTo(new ParsedEvent.RequestEvent(REQUEST));
    }

    @Test
    void sixMegabytesAreTheLimit() throws Exception {
        String start = "{'keys':['cold/a.bin']}";
        String longest = start + " ".repeat(EventReader.MAX_BYTES - start.length());
        assertThat(read(longest)).isEqualTo(new ParsedEvent.RequestEvent(REQUEST));
        assertThatThrownBy(() -> read(longest + " "))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        error -> assertThat(error.kind()).isEqualTo(Kind.TOO_LARGE));
    }

    @Test
    @Tag("long")
    void numberOfRecordsIsBounded() throws Exception {
        String most = "1" + ",1".repeat(RecordsFormat.MAX_ITEMS - 1);
        assertThat(((AsyncEvent) read("{'Records':[" + most + "]}")).items()).hasSize(RecordsFormat.MAX_ITEMS);
        assertThatThrownBy(() -> read("{'Records':[" + most + ",1]}"))
                .hasMessage("more than 50000 records in one event");
    }

    @Test
    void callDoesNotPrintItsHeaders() throws Exception {
        assertThat(Samples.reading("envelope-in-queue").toString()).doesNotContain("x-thaw-token", "keys");
    }

    private static ParsedEvent read(String textWithSingleQuotes) throws InvalidInputException {
        byte[] bytes = textWithSingleQuotes.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return EventReader.read(bytes, Optional.empty());
    }

    private static AsyncEvent async(EventItem... items) {
        return new AsyncEvent(List.of(items));
    }

    private static EventItem objectEvent(String position, String key) {
        return new EventItem.ObjectEvent(position, archived(key), "cos:ObjectCreated:Put", Optional.of(7L));
    }

    private static ObjectRef archived(String key) {
        return ObjectRef.latest("archive-1250000000", "ap-guangzhou", key);
    }
}
