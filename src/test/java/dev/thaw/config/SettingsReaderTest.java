package dev.thaw.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.thaw.config.GivenSettings.Platform;
import dev.thaw.cos.endpoint.CosSettings;
import dev.thaw.cos.endpoint.Endpoint;
import dev.thaw.object.ObjectRef;
import dev.thaw.signing.Credentials;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @Test
    void defaultsHold() {
        Settings settings = new GivenSettings().read();

        assertThat(settings.eventInvoke()).isTrue();
        assertThat(settings.manualAuth()).isEqualTo(new ManualAuth(Optional.empty(), false));
        assertThat(settings.cos())
                .isEqualTo(new CosSettings(
                        new Endpoint("https://{bucket}.cos.{region}.myqcloud.com", Optional.empty()),
                        100,
                        16,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(10),
                        4));
        assertThat(settings.deadline()).isEqualTo(Duration.ofSeconds(55));
        assertThat(settings.logFormat()).isEqualTo(Settings.LogFormat.JSON);
        assertThat(settings.thawCredentials()).isEmpty();
    }

    @Test
    void everySettingArrives() {
        Settings settings = new GivenSettings()
                .with(SettingName.THAW_BUCKETS, "archive-1250000000, logs-*")
                .with(SettingName.THAW_EVENT_INVOKE, "off")
                .with(SettingName.THAW_MANUAL_TOKEN, TOKEN)
                .with(SettingName.THAW_MANUAL_AUTH, "platform")
                .with(SettingName.THAW_COS_ENDPOINT, "https://{bucket}.cos-internal.{region}.tencentcos.cn")
                .with(SettingName.THAW_COS_CONNECT_TO, "http://127.0.0.1:9001")
                .with(SettingName.THAW_COS_RATE, "0")
                .with(SettingName.THAW_COS_CONCURRENCY, "1")
                .with(SettingName.THAW_COS_CONNECT_TIMEOUT, "500ms")
                .with(SettingName.THAW_COS_READ_TIMEOUT, "2m")
                .with(SettingName.THAW_COS_RETRIES, "0")
                .with(SettingName.THAW_DEADLINE, "24h")
                .with(SettingName.THAW_LOG_FORMAT, "Text")
                .with(SettingName.THAW_SECRET_ID, "id")
                .with(SettingName.THAW_SECRET_KEY, "key")
                .with(SettingName.THAW_SESSION_TOKEN, "token\n")
                .read();

        assertThat(settings.buckets().test("logs-1")).isTrue();
        assertThat(settings.buckets().test("other-1")).isFalse();
        assertThat(settings.eventInvoke()).isFalse();
        assertThat(settings.manualAuth()).isEqualTo(new ManualAuth(Optional.of(TOKEN), true));
        assertThat(settings.cos())
                .isEqualTo(new CosSettings(
                        new Endpoint(
                                "https://{bucket}.cos-internal.{region}.tencentcos.cn",
                                Optional.of(URI.create("http://127.0.0.1:9001"))),
                        0,
                        1,
                        Duration.ofMillis(500),
                        Duration.ofMinutes(2),
                        0));
        assertThat(settings.deadline()).isEqualTo(Duration.ofHours(24));
        assertThat(settings.logFormat()).isEqualTo(Settings.LogFormat.TEXT);
        assertThat(settings.thawCredentials()).contains(new Credentials("id", "key", Optional.of("token")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "THAW_EVENT_INVOKE | yes | write on or off",
                "THAW_MANUAL_AUTH | none | write token or platform",
                "THAW_COS_RATE | fast | write a whole number from 0 to 100000",
                "THAW_COS_RATE | -1 | write a whole number from 0 to 100000",
                "THAW_COS_RATE | 1.5 | write a whole number from 0 to 100000",
                "THAW_COS_RATE | １００ | write a whole number from 0 to 100000",
                "THAW_COS_RETRIES | ٣ | write a whole number from 0 to 20",
                "THAW_COS_RATE | 99999999999 | write a whole number from 0 to 100000",
                "THAW_COS_CONCURRENCY | 0 | write a whole number from 1 to 256",
                "THAW_COS_RETRIES | 21 | write a whole number from 0 to 20",
                "THAW_COS_CONNECT_TIMEOUT | 0s | write a time of at most 5m, like 500ms, 3s or 2m",
                "THAW_COS_READ_TIMEOUT | 6m | write a time of at most 5m, like 500ms, 3s or 2m",
                "THAW_COS_READ_TIMEOUT | -3s | write a time of at most 5m, like 500ms, 3s or 2m",
                "THAW_DEADLINE | 999ms | write a time from 1s to 24h, like 55s or 15m",
                "THAW_DEADLINE | 25h | write a time from 1s to 24h, like 55s or 15m",
                "THAW_DEADLINE | PT1M | write a time from 1s to 24h, like 55s or 15m",
                "THAW_DEADLINE | 9999999999999999999h | write a time from 1s to 24h, like 55s or 15m",
                "THAW_LOG_FORMAT | xml | write json or text",
                "THAW_COS_CONNECT_TO | 127.0.0.1:9001 | write scheme, host and port like http://127.0.0.1:9001",
                "THAW_COS_CONNECT_TO | ${COS} | write scheme, host and port like http://127.0.0.1:9001",
                "THAW_POLICY | policy.yaml | it takes the text of a policy; to name a file, set THAW_POLICY_FILE",
            })
    void badValueIsNamedWithWhatToWriteInstead(SettingName setting, String value, String remedy) {
        assertThat(new GivenSettings().with(setting, value).errors())
                .containsExactly(setting + "=" + value + " is refused: " + remedy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "archive",
                "*-archive",
                "*archive",
                "*-",
                "archive_1250000000",
                "Archive-1250000000",
                "a-1,",
                ",",
                "a-1;b-1",
                "a-1/x",
                "${x}"
            })
    void globThatNoBucketCanMatchIsRefused(String buckets) {
        assertThat(new GivenSettings().with(SettingName.THAW_BUCKETS, buckets).errors())
                .containsExactly("THAW_BUCKETS=" + buckets + " is refused: write comma-separated full names or globs of"
                        + " buckets, like archive-1250000000,logs-*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void emptyIsUnset(String empty) {
        GivenSettings given = new GivenSettings();
        for (SettingName setting : SettingName.values()) {
            if (setting != SettingName.THAW_POLICY && setting != SettingName.THAW_BUCKETS) {
                given.with(setting, empty);
            }
        }
        assertThat(given.read()).isEqualTo(new GivenSettings().read());
    }

    @Test
    void allErrorsAreReportedAtOnceWithThoseOfThePolicy() {
        List<String> errors = new GivenSettings()
                .with(SettingName.THAW_COS_RATE, "fast")
                .with(SettingName.THAW_DEADLINE, "soon")
                .with(SettingName.THAW_POLICY, "version: 2\nrulez: []")
                .without(SettingName.THAW_BUCKETS)
                .errors();

        assertThat(String.join("\n", errors))
                .contains(
                        "THAW_COS_RATE=fast",
                        "THAW_DEADLINE=soon",
                        "THAW_BUCKETS is not set",
                        "THAW_POLICY:1:10: error",
                        "THAW_POLICY:2:1: error");
    }

    @Test
    void accountIsTheDefaultForBuckets() {
        Settings settings = new GivenSettings()
                .without(SettingName.THAW_BUCKETS)
                .in(Platform.IN_GUANGZHOU)
                .read();

        assertThat(settings.buckets().test("any-1250000000")).isTrue();
        assertThat(settings.buckets().test("any-1250000001")).isFalse();
        assertThat(settings.runtimeEnvironment().credentialsComeWithRequests()).isTrue();
    }

    @Test
    void secretsAppearInNoError() {
        List<String> errors = new GivenSettings()
                .with(SettingName.THAW_MANUAL_TOKEN, "secret")
                .with(SettingName.THAW_SECRET_KEY, "secret secret")
                .with(SettingName.THAW_SESSION_TOKEN, "secret")
                .with(SettingName.THAW_COS_CONNECT_TO, "http://me:secret@127.0.0.1/x")
                .errors();

        assertThat(errors).hasSize(4).noneMatch(line -> line.contains("secret"));
        assertThat(errors)
                .anyMatch(line -> line.startsWith("THAW_MANUAL_TOKEN is refused: a token has at least 32 characters"))
                .anyMatch(line -> line.startsWith("THAW_SECRET_KEY is refused: it has characters"))
                .contains("THAW_SECRET_ID and THAW_SECRET_KEY belong together: set both or neither");
    }

    @Test
    void tokenOf32CharactersIsLongEnough() {
        assertThat(new GivenSettings()
                        .with(SettingName.THAW_MANUAL_TOKEN, TOKEN)
                        .errors())
                .isEmpty();
        assertThat(new GivenSettings()
                        .with(SettingName.THAW_MANUAL_TOKEN, TOKEN.substring(1))
                        .errors())
                .hasSize(1);
    }

    @Test
    void bytesThatTheLocaleCannotReadAreRefused() {
        assertThat(new GivenSettings()
                        .with(SettingName.THAW_POLICY, GivenSettings.POLICY.replace("all", "\uFFFD\uFFFD"))
                        .errors())
                .singleElement()
                .asString()
                .startsWith("THAW_POLICY has characters that Java cannot read under this locale: set LC_ALL=C.UTF-8");
    }

    @Test
    void longValuesAndControlCharactersAreShownShortAndVisible() {
        assertThat(new GivenSettings()
                        .with(SettingName.THAW_COS_RATE, "\u001b[2J" + "9".repeat(100))
                        .errors())
                .containsExactly("THAW_COS_RATE=\\u001B[2J" + "9".repeat(56)
                        + "… is refused: write a whole number from 0 to 100000");
    }

    @Test
    void policyHasOneSource(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("rules.yaml"), GivenSettings.POLICY);
        GivenSettings both = new GivenSettings().with(SettingName.THAW_POLICY_FILE, file.toString());

        assertThat(both.errors()).containsExactly("THAW_POLICY and THAW_POLICY_FILE are both set: unset one of them");
        assertThat(both.without(SettingName.THAW_POLICY).errors()).isEmpty();
    }

    @Test
    void missingPolicyNamesTheFile() {
        assertThat(new GivenSettings().without(SettingName.THAW_POLICY).errors().get(0))
                .isEqualTo("the policy in policy.yaml (neither THAW_POLICY nor THAW_POLICY_FILE is set) is refused"
                        + " (thaw check FILE reports the same errors):");
    }

    @Test
    void policyInCosIsInTheRegionOfTheFunction() {
        GivenSettings inCos =
                new GivenSettings().with(SettingName.THAW_POLICY, "cos://config-1250000000/thaw/policy.yaml\n");

        assertThat(inCos.errors()).singleElement().asString().contains("set TENCENTCLOUD_REGION");
        assertThat(inCos.in(Platform.IN_GUANGZHOU).read().policy())
                .isEqualTo(new PolicyLocation.InCos("config-1250000000", "ap-guangzhou", "thaw/policy.yaml"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cos://", "cos://config-1250000000", "cos://config-1250000000/", "cos://config/policy.yaml"})
    void policyInCosNeedsBucketAndKey(String address) {
        assertThat(new GivenSettings()
                        .in(Platform.IN_GUANGZHOU)
                        .with(SettingName.THAW_POLICY, address)
                        .errors())
                .singleElement()
                .asString()
                .startsWith("THAW_POLICY=" + address + " is refused: write cos://<name>-<appid>/<key>");
    }

    @Test
    void firstCompleteCredentialsCount() {
        Credentials own = new Credentials("id", "key", Optional.empty());
        Credentials sent = new Credentials("sent", "key", Optional.empty());

        assertThat(new GivenSettings()
                        .read()
                        .credentials(Optional.empty())
                        .orElseThrow()
                        .secretId())
                .isEqualTo("AKIDofThePlatform");
        assertThat(new GivenSettings().read().credentials(Optional.of(sent))).contains(sent);
        assertThat(new GivenSettings()
                        .with(SettingName.THAW_SECRET_ID, "id")
                        .with(SettingName.THAW_SECRET_KEY, "key")
                        .read()
                        .credentials(Optional.of(sent)))
                .contains(own);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://files.example.com",
                "http://127.0.0.1:9001",
                "https://files-{region}.example.com",
                "https://archive-1250000000.cos.ap-guangzhou.myqcloud.com"
            })
    void endpointOfOneBucketNeedsThatBucketAlone(String endpoint) {
        GivenSettings given = new GivenSettings().with(SettingName.THAW_COS_ENDPOINT, endpoint);

        assertThat(given.errors()).isEmpty();
        assertThat(given.with(SettingName.THAW_BUCKETS, "archive-1250000000,archive-1250000000")
                        .errors())
                .isEmpty();
        for (String buckets :
                List.of("*-1250000000", "archive-1250000000,other-1250000000", "archive-125000000?", "*")) {
            assertThat(given.with(SettingName.THAW_BUCKETS, buckets).errors())
                    .singleElement()
                    .asString()
                    .startsWith("THAW_COS_ENDPOINT=" + endpoint + " is refused: ")
                    .contains("{bucket}");
        }
        assertThat(given.without(SettingName.THAW_BUCKETS)
                        .in(Platform.IN_GUANGZHOU)
                        .errors())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://cos.ap-guangzhou.myqcloud.com",
                "https://cos.{region}.myqcloud.com",
                "https://service.cos.myqcloud.com",
                "https://cos-internal.ap-guangzhou.tencentcos.cn",
                "https://{bucket}-1250000000.cos.{region}.myqcloud.com",
                "https://cos.{bucket}.{region}.myqcloud.com:443"
            })
    void hostThatBeginsWithNoBucketIsRefused(String endpoint) {
        assertThat(new GivenSettings()
                        .with(SettingName.THAW_COS_ENDPOINT, endpoint)
                        .errors())
                .containsExactly("THAW_COS_ENDPOINT=" + endpoint + " is refused: it does not begin with a bucket, so no"
                        + " object can be reached there: write https://{bucket}.cos.{region}.myqcloud.com");
    }

    @Test
    void hostOfAnotherBucketIsRefused() {
        assertThat(new GivenSettings()
                        .with(SettingName.THAW_COS_ENDPOINT, "https://other-1250000000.cos.{region}.myqcloud.com")
                        .errors())
                .containsExactly(
                        "THAW_COS_ENDPOINT=https://other-1250000000.cos.{region}.myqcloud.com is refused: it is"
                                + " the host of bucket other-1250000000 only: write {bucket} in place of the name, or set"
                                + " THAW_BUCKETS=other-1250000000");
    }

    @ParameterizedTest
    @CsvSource({
        "https://archive-1250000000.cos.{region}.myqcloud.com, archive-1250000000, true",
        "https://archive-1250000000.cos.{region}.myqcloud.com, config-1250000000, false",
        "https://{bucket}.cos.ap-guangzhou.myqcloud.com, config-1250000000, true",
        "https://{bucket}.cos.ap-shanghai.myqcloud.com, config-1250000000, false",
        "https://{bucket}.cos.accelerate.myqcloud.com, config-1250000000, true",
    })
    void policyInCosMustBeReachableAtTheEndpoint(String endpoint, String bucket, boolean reached) {
        List<String> errors = new GivenSettings()
                .in(Platform.IN_GUANGZHOU)
                .with(SettingName.THAW_COS_ENDPOINT, endpoint)
                .with(SettingName.THAW_POLICY, "cos://" + bucket + "/policy.yaml")
                .errors();

        assertThat(errors).hasSize(reached ? 0 : 1).allMatch(line -> line.startsWith("THAW_POLICY=cos://" + bucket));
    }

    @ParameterizedTest
    @ValueSource(strings = {"appid", "archive-1250000000", "１２５", "<appid>", "1250000000,1250000001"})
    void accountThatIsNotANumberIsAnErrorWhereItIsUsed(String appid) {
        GivenSettings given = new GivenSettings().where("TENCENTCLOUD_APPID", appid);

        assertThat(given.errors()).isEmpty();
        assertThat(given.without(SettingName.THAW_BUCKETS).errors())
                .containsExactly("TENCENTCLOUD_APPID=" + appid + " is refused: write the number of the account, like"
                        + " 1250000000, or name the buckets in THAW_BUCKETS");
    }

    @Test
    void blankAccountIsUnset() {
        assertThat(new GivenSettings()
                        .where("TENCENTCLOUD_APPID", " \n")
                        .without(SettingName.THAW_BUCKETS)
                        .errors())
                .singleElement()
                .asString()
                .startsWith("THAW_BUCKETS is not set, and neither is TENCENTCLOUD_APPID");
    }

    @Test
    void accountTwiceInABucketIsRefused() {
        assertThat(new GivenSettings()
                        .with(SettingName.THAW_BUCKETS, "logs-1, *-1250000000-1250000000")
                        .errors())
                .containsExactly("THAW_BUCKETS=logs-1, *-1250000000-1250000000 is refused: the account's number is"
                        + " written twice: write *-1250000000");
    }

    @Test
    void regionIsTrimmedOrRefused() {
        assertThat(new GivenSettings()
                        .where("TENCENTCLOUD_REGION", "ap-guangzhou\r\n")
                        .read()
                        .runtimeEnvironment()
                        .region())
                .contains("ap-guangzhou");
        assertThat(new GivenSettings()
                        .where("TENCENTCLOUD_REGION", "ap guangzhou")
                        .errors())
                .containsExactly("TENCENTCLOUD_REGION=ap guangzhou is refused: write a region like ap-guangzhou, as SCF"
                        + " does, or unset it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TENCENTCLOUD_SECRETID", "TENCENTCLOUD_SECRETKEY", "TENCENTCLOUD_SESSIONTOKEN"})
    void secretsOfThePlatformAreCheckedLikeThoseOfThaw(String variable) {
        Credentials plain = new GivenSettings()
                .where(variable, "secret")
                .read()
                .platformCredentials()
                .orElseThrow();

        assertThat(new GivenSettings().where(variable, " secret\r\n").read().platformCredentials())
                .contains(plain);
        for (String bad : List.of("secret\r\nX: 1", "secret\tsecret", "secret\u0000", "secret\u007f", "secr\u00e9t")) {
            assertThat(new GivenSettings().where(variable, bad).errors())
                    .containsExactly(
                            variable + " is refused: it has characters other than visible ASCII; copy it again");
        }
    }

    @Test
    void defectWhileReadingASettingIsNotABadValue() {
        SettingValues values = new SettingValues(setting -> Optional.of("x"), new ConfigErrors());

        assertThatIllegalStateException()
                .isThrownBy(() -> values.read(SettingName.THAW_DEADLINE, "write", text -> {
                    throw new IllegalStateException("defect");
                }));
    }

    @Test
    void jobsAreKeptWhereTheSettingSays() {
        Settings settings = new GivenSettings()
                .with(SettingName.THAW_JOBS, "cos://ops-1250000000/thaw/prod/")
                .with(SettingName.THAW_JOBS_REGION, "ap-beijing")
                .with(SettingName.THAW_JOBS_TICK, "1m")
                .read();

        assertThat(settings.jobs())
                .contains(new JobsLocation(
                        "ops-1250000000", "ap-beijing", "thaw/prod/", Optional.of(Duration.ofMinutes(1))));
        assertThat(settings.jobs().orElseThrow()).hasToString("cos://ops-1250000000/thaw/prod/");
        assertThat(new GivenSettings().read().jobs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ops-1250000000/thaw/",
                "cos://ops-1250000000",
                "cos://ops-1250000000/",
                "cos://ops-1250000000//",
                "cos:///thaw/",
                "cos://ops/thaw/",
                "cos://OPS-1250000000/thaw/"
            })
    void jobsNeedABucketAndAPrefix(String address) {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> new GivenSettings()
                        .with(SettingName.THAW_JOBS, address)
                        .with(SettingName.THAW_JOBS_REGION, "ap-guangzhou")
                        .read())
                .withMessageContaining("THAW_JOBS")
                .withMessageContaining("cos://ops-1250000000/thaw/");
    }

    @ParameterizedTest
    @CsvSource({"0s", "2h", "often"})
    void tickIsATimeOrOff(String tick) {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> new GivenSettings()
                        .with(SettingName.THAW_JOBS_TICK, tick)
                        .read())
                .withMessageContaining("write off, or a time from 1s to 1h");
    }

    @Test
    void filesOfJobsAreThoseBelowThePrefix() {
        JobsLocation jobs = new JobsLocation("ops-1250000000", "ap-guangzhou", "thaw/", Optional.empty());

        assertThat(jobs.holds(ObjectRef.latest("ops-1250000000", "ap-guangzhou", "thaw/open/a")))
                .isTrue();
        assertThat(jobs.holds(ObjectRef.latest("ops-1250000000", "ap-guangzhou", "thaw2/open/a")))
                .isFalse();
        assertThat(jobs.holds(ObjectRef.latest("ops2-1250000000", "ap-guangzhou", "thaw/open/a")))
                .isFalse();
    }
}
