package dev.thaw.event.cos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thaw.event.CosEvents;
import dev.thaw.event.EventItem;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("locale")
class CosEventTest {

    private static final String HOST = "http://archive-1250000000.cos.ap-guangzhou.myqcloud.com";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // key in the event | path of the url | expected key
                "a b+c | /a%20b+c | a b+c",
                "a%20b%2Bc | /a%20b%2Bc | a b+c",
                "a+b | /a+b | a+b",
                "a+b | /a%2Bb | a+b",
                "a%2Bb | /a+b | a+b",
                "a%20b | /a%2520b | a%20b",
                "a%2520b | /a%2520b | a%20b",
                "100% | /100% | 100%",
                "100% | /100%25 | 100%",
                "100%zz%4 | /100%zz%4 | 100%zz%4",
                "日志 | /日志 | 日志",
                "日志 | /%E6%97%A5%E5%BF%97 | 日志",
                "%e6%97%a5%E5%BF%97 | /日志 | 日志",
                "%E6%97 | /%E6%97 | %E6%97",
                "/x | //x | /x",
                "//x | ///x | //x",
                "%2Fx | //x | /x",
                "x/ | /x/ | x/",
                "a/../b | /a/../b | a/../b",
                "a?b#c | /a?b#c | a?b#c",
                "a%3Fb | /a?b | a?b",
                "a b | /a%20b?x=1 | a b",
                "a%20b | /a%20b?x=1 | a b",
                "a%20b | /a%2520b?x=1 | a%20b",
                // contradictory: the host of the bucket is trusted, but not without a path
                "other | /in%20url | in url",
                "other | /url?x=1 | url",
                "a%20b | / | a%20b",
                "a%20b | '' | a%20b",
            })
    void keyAndUrlTogetherGiveTheKey(String key, String path, String expected) {
        assertThat(keyOf(CosEvents.withKey(key, Optional.of(HOST + path)))).isEqualTo(expected);
    }

    @Test
    void testEventOfTheConsoleIsRead() {
        EventItem item = CosEvents.read(Optional.empty(), entry -> {
            CosEvents.object(entry).put("size", "1024");
            CosEvents.event(entry).put("eventName", "cos: ObjectCreated:Put");
        });

        EventItem.ObjectEvent arrived = (EventItem.ObjectEvent) item;
        assertThat(arrived.size()).contains(1024L);
        assertThat(arrived.eventName()).isEqualTo("cos:ObjectCreated:Put");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1e3", "1024 B", "99999999999999999999"})
    void textThatIsNotASizeIsMalformed(String size) {
        assertThat(CosEvents.read(
                        Optional.empty(), entry -> CosEvents.object(entry).put("size", size)))
                .isInstanceOf(EventItem.MalformedItem.class);
    }

    @ParameterizedTest
    @CsvSource({"a%20b, a%20b", "a+b, a+b", "/a, /a", "1250000000/archive/a, 1250000000/archive/a"})
    void withoutUrlTheKeyIsRaw(String key, String expected) {
        assertThat(keyOf(CosEvents.withKey(key, Optional.empty()))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "other, http://cdn.example/url, other",
        "other, http://archive-1250000000.cos.ap-guangzhou.myqcloud.com@evil.example/url, other",
        "other, http://archive-1250000000.cos.ap-guangzhou.myqcloud.com.evil.example/url, other",
        "a%20b, http://cdn.example/a%20b, a b",
        "other, archive-1250000000.cos.ap-guangzhou.myqcloud.com/url, url",
        "other, HTTPS://ARCHIVE-1250000000.COS.AP-GUANGZHOU.MYQCLOUD.COM:443/url, url",
    })
    void anotherHostIsNotTrusted(String key, String url, String expected) {
        assertThat(keyOf(CosEvents.withKey(key, Optional.of(url)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"/plain, plain", "plain, plain", "//plain, /plain", "/1250000000/other/x, 1250000000/other/x"})
    void keyWithoutThePrefixLosesOneSlash(String key, String expected) {
        assertThat(keyOf(read(entry -> CosEvents.object(entry).put("key", key).remove("url"))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "cos.ap-chengdu.myqcloud.com, ap-chengdu",
        "cos.ap-chengdu.tencentcos.cn, ap-chengdu",
        "cos-internal.ap-chengdu.myqcloud.com, ap-chengdu",
        "cos-internal.ap-chengdu.tencentcos.cn, ap-chengdu",
        "cos.ap-shanghai-fsi.myqcloud.com, ap-shanghai-fsi",
        "cos.xx-newregion-3.myqcloud.com, xx-newregion-3",
        "cos.cd.myqcloud.com, ap-chengdu",
        "cosgz.myqcloud.com, ap-guangzhou",
        "costj.myqcloud.com, ap-beijing-1",
        "cossgp.myqcloud.com, ap-singapore",
        "cosca.myqcloud.com, na-toronto",
        "cosger.myqcloud.com, eu-frankfurt",
        "cn-east.myqcloud.com, ap-shanghai",
        "cn-north.myqcloud.com, ap-beijing-1",
        "cn-south.myqcloud.com, ap-guangzhou",
        "cn-south-2.myqcloud.com, ap-guangzhou-2",
        "cn-southwest.myqcloud.com, ap-chengdu",
        "sg.myqcloud.com, ap-singapore",
        // hosts without a region
        "cos.accelerate.myqcloud.com, of-the-function",
        "cosxx.myqcloud.com, of-the-function",
        "cos.myqcloud.com, of-the-function",
        "myqcloud.com, of-the-function",
        "cos.ap_chengdu.myqcloud.com, of-the-function",
        "cos.ap-chengdu.myqcloud.com.evil.example, of-the-function",
        "cos.ap-chengdu.evil.example, of-the-function",
        "cos.ap-chengdu.example.tencentcos.cn, of-the-function",
    })
    void hostNamesTheRegion(String service, String region) {
        assertThat(regionOf(readBare(entry ->
                        CosEvents.object(entry).put("url", "http://archive-1250000000." + service + "/a+b%20c.log"))))
                .isEqualTo(region);
    }

    @Test
    void hostOfAnotherBucketIsIgnored() {
        assertThat(regionOf(readBare(entry -> CosEvents.object(entry)
                        .put("url", "http://archive-1250000001.cos.ap-chengdu.myqcloud.com/a+b%20c.log"))))
                .isEqualTo("of-the-function");
    }

    @ParameterizedTest
    @CsvSource({
        "tj, ap-beijing-1",
        "bj, ap-beijing",
        "sh, ap-shanghai",
        "gz, ap-guangzhou",
        "cd, ap-chengdu",
        "sgp, ap-singapore",
        "sg, ap-singapore",
        "hk, ap-hongkong",
        "ca, na-toronto",
        "tor, na-toronto",
        "ger, eu-frankfurt",
        "de, eu-frankfurt",
        "cq, ap-chongqing",
        "nj, ap-nanjing",
        "tpe, ap-taipei",
        "jkt, ap-jakarta",
        "th, ap-bangkok",
        "kr, ap-seoul",
        "jp, ap-tokyo",
        "in, ap-mumbai",
        "tsn, ap-tianjin",
        "szx, ap-shenzhen",
        "qy, ap-qingyuan",
        "use, na-ashburn",
        "usw, na-siliconvalley",
        "sao, sa-saopaulo",
        "ru, eu-moscow",
        "shjr, ap-shanghai-fsi",
        "szjr, ap-shenzhen-fsi",
        "bjjr, ap-beijing-fsi",
        "gzopen, ap-guangzhou-open",
        "ap-chengdu, ap-chengdu",
        "zz, of-the-function",
        "'', of-the-function",
    })
    void shortCodesAreKnown(String code, String region) {
        assertThat(regionOf(readBare(entry -> CosEvents.bucket(entry).put("region", code))))
                .isEqualTo(region);
    }

    @Test
    void regionIsTakenFromTheFirstFieldThatNamesOne() {
        Consumer<ObjectNode> code = entry -> CosEvents.bucket(entry).put("region", "sh");
        Consumer<ObjectNode> queue =
                code.andThen(entry -> CosEvents.event(entry).put("eventQueue", "qcs:0:scf:ap-nanjing:appid/1:f"));
        Consumer<ObjectNode> s3 = queue.andThen(entry -> CosEvents.bucket(entry).put("s3Region", "ap-tokyo"));
        Consumer<ObjectNode> cos = s3.andThen(entry -> CosEvents.bucket(entry).put("cosRegion", "ap-seoul"));
        Consumer<ObjectNode> host = cos.andThen(entry -> CosEvents.object(entry).put("url", HOST + "/a"));
        assertThat(regionOf(readBare(code))).isEqualTo("ap-shanghai");
        assertThat(regionOf(readBare(queue))).isEqualTo("ap-nanjing");
        assertThat(regionOf(readBare(s3))).isEqualTo("ap-tokyo");
        assertThat(regionOf(readBare(cos))).isEqualTo("ap-seoul");
        assertThat(regionOf(readBare(host))).isEqualTo("ap-guangzhou");
    }

    @ParameterizedTest
    @CsvSource({"qcs:0:scf:cd:appid/1:f", "ap-nanjing", "''"})
    void queueWithoutALongNameIsIgnored(String queue) {
        assertThat(regionOf(readBare(entry -> CosEvents.event(entry).put("eventQueue", queue))))
                .isEqualTo("of-the-function");
    }

    @Test
    void hostileQueueIsMalformed() {
        assertThat(reasonOf(readBare(
                        entry -> CosEvents.event(entry).put("eventQueue", "q:0:scf:evil-1.example/#\u001b[2J:"))))
                .isEqualTo("region \"evil-1.example/#\\u001B[2J\" is refused: a region is named like ap-guangzhou in"
                        + " a-z, 0-9 and -, at most 32 characters");
    }

    @Test
    void longKeyIsMalformedWithAShortReason() {
        String reason = reasonOf(CosEvents.withKey("长".repeat(300), Optional.empty()));
        assertThat(reason).endsWith("a key has at most 850 bytes of UTF-8").hasSizeLessThan(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/cos | name is nothing | cos must be an object, found: text",
                "/cos/cosObject/key | | cos.cosObject.key is empty",
                "/cos/cosObject/size | -1 | cos.cosObject.size must be an integer of at least 0, found: text",
                "/cos/cosBucket/name | | cos.cosBucket.name is empty",
                "/event/eventName | | event.eventName is empty",
            })
    void requiredFieldsMustBeValid(String pointer, String value, String reason) {
        assertThat(reasonOf(read(entry -> put(entry, pointer, value == null ? "" : value))))
                .isEqualTo(reason);
    }

    @Test
    void missingFieldsAreNamed() {
        assertThat(reasonOf(read(entry -> entry.remove("event")))).isEqualTo("event must be an object, found: nothing");
        assertThat(reasonOf(read(entry -> CosEvents.bucket(entry).put("appid", 1250000000))))
                .isEqualTo("cos.cosBucket.appid must be text, found: 1250000000");
        assertThat(reasonOf(read(entry -> CosEvents.object(entry).put("size", -1))))
                .isEqualTo("cos.cosObject.size must be an integer of at least 0, found: -1");
        assertThat(reasonOf(read(entry -> CosEvents.object(entry).put("size", 1.5))))
                .isEqualTo("cos.cosObject.size must be an integer of at least 0, found: a number");
        assertThat(reasonOf(read(entry -> CosEvents.object(entry).put("url", true))))
                .isEqualTo("cos.cosObject.url must be text, found: true");
    }

    @Test
    void optionalFieldsMayBeMissing() {
        assertThat(read(entry -> {
                    CosEvents.object(entry).putNull("size").remove("meta");
                    CosEvents.event(entry).putNull("eventQueue").remove("requestParameters");
                }))
                .isInstanceOfSatisfying(
                        EventItem.ObjectEvent.class,
                        arrived -> assertThat(arrived.size()).isEmpty());
    }

    private static EventItem read(Consumer<ObjectNode> change) {
        return CosEvents.read(Optional.empty(), change);
    }

    /** Only the region of the function, and what the test changes, name a region. */
    private static EventItem readBare(Consumer<ObjectNode> change) {
        Consumer<ObjectNode> bare = entry -> {
            CosEvents.object(entry).remove("url");
            CosEvents.bucket(entry).remove("region");
            CosEvents.event(entry).remove("eventQueue");
        };
        return CosEvents.read(Optional.of("of-the-function"), bare.andThen(change));
    }

    private static void put(ObjectNode entry, String pointer, String value) {
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) entry.at(pointer.substring(0, slash))).put(pointer.substring(slash + 1), value);
    }

    private static String keyOf(EventItem item) {
        return ((EventItem.ObjectEvent) item).object().key();
    }

    private static String regionOf(EventItem item) {
        return ((EventItem.ObjectEvent) item).object().region();
    }

    private static String reasonOf(EventItem item) {
        return ((EventItem.MalformedItem) item).reason();
    }
}
