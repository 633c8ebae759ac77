package dev.thaw.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.Trigger;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.source.ObjectSource.Positioned;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.ObjectPart;
import dev.thaw.restore.store.ObjectReader;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.Result;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lists of all kinds name, and what becomes of lines and lists that are broken. */
class ListSourceTest {

    private static final String BUCKET = "archive-1250000000";
    private static final ListTarget WHERE =
            new ListTarget(BUCKET, "ap-guangzhou", Trigger.event("cos:ObjectCreated:Put"));

    private final InMemoryObjects shelf = new InMemoryObjects();

    @Test
    void aLineIsAKey() {
        shelf.with("l.txt", "\uFEFFa b+c%20.txt\r\n\r\n日志/\"x\",y\n last without an end ");
        assertThat(reported("l.txt")).containsExactly("a b+c%20.txt", "日志/\"x\",y", " last without an end ");
        assertThat(placed("l.txt"))
                .extracting(placed ->
                        ListPosition.parse(placed.position()).orElseThrow().line())
                .containsExactly(1L, 3L, 4L);
    }

    @Test
    void keysHaveTheTriggerOfTheirList() {
        shelf.with("l.txt", "k");
        Candidate.Named named = placed("l.txt").get(0).candidate().asNamed().orElseThrow();
        assertThat(named.trigger()).isEqualTo(Trigger.event("cos:ObjectCreated:Put"));
        assertThat(named.object()).isEqualTo(ObjectRef.latest(BUCKET, "ap-guangzhou", "k"));
        assertThat(named.listed()).isEmpty();
    }

    @Test
    void encodedKeysAreDecodedWhereItIsSaid() {
        shelf.with("l.txt", "a%20b%2Bc+d\nbad%2\nbad%ff\nbad%zz");
        assertThat(reported(list("l.txt", true), ListPosition.START))
                .containsExactly(
                        "a b+c+d",
                        "line 2: its percent-encoding is broken, or not of UTF-8",
                        "line 3: its percent-encoding is broken, or not of UTF-8",
                        "line 4: its percent-encoding is broken, or not of UTF-8");
    }

    @Test
    void emptyListNamesNothing() {
        assertThat(reported("e", "")).isEmpty();
        assertThat(reported("e", "\n\r\n\n")).isEmpty();
        assertThat(reported("e.csv", "key,versionId\n")).isEmpty();
        assertThat(reported("e.csv.gz", "\uFEFF")).isEmpty();
    }

    @Test
    void csvHasItsKeyFirst() {
        assertThat(reported("l.csv", "k1,v1,more\n\"k,\"\"2\"\"\",\nk 3\n k4 \n"))
                .containsExactly("k1@v1", "k,\"2\"", "k 3", " k4 ");
    }

    @Test
    void headerTellsTheColumnsAndMakesACsvOfAnything() {
        assertThat(reported("l.txt", "\nSize,Key,VersionID\n5,k1,v1\n6,\"k,2\",\n7\n"))
                .containsExactly("k1@v1", "k,2", "line 5: the row ends before its key");
        assertThat(reported("l.txt", "version id,KEY\n1,k\n")).containsExactly("k@1");
        assertThat(reported("l.csv", "name,kind\nk,x")).containsExactly("name@kind", "k@x");
    }

    @Test
    void aLoneKeyIsNoHeaderOfATextList() {
        assertThat(reported("l.txt", "key\nk,1\n")).containsExactly("key", "k,1");
        assertThat(reported("l.csv", "key\nk,1\n")).containsExactly("k");
    }

    @Test
    void aRowOfAnotherBucketNamesNoObjectOfThisOne() {
        String other = "its bucket is other-1250000000, and not archive-1250000000 as in the request: use one list"
                + " per bucket";
        assertThat(reported("l.csv", "Bucket,Key\r\nother-1250000000,a\r\narchive-1250000000,b\r\n"))
                .containsExactly("line 2: " + other, "b");
        assertThat(reported("l.csv", "Key,Version_Id,\"Bucket Name\"\na,v,other-1250000000\nb,, archive-1250000000 \n"))
                .containsExactly("line 2: " + other, "b");
        assertThat(reported("l.txt", "bucket,key\nother-1250000000,a\narchive,b\n"))
                .containsExactly("line 2: " + other, "b");
        assertThat(reported("l.csv", "key,bucket\na,\nb\nc,archive-125\n,\n"))
                .containsExactly(
                        "line 2: " + other.replace("other-1250000000", "empty"),
                        "line 3: " + other.replace("other-1250000000", "empty"),
                        "line 4: " + other.replace("other-1250000000", "archive-125"));
    }

    @Test
    void aShortNameGoesWithTheNumberOfItsAccount() {
        assertThat(reported(
                        "l.csv", "Appid,Bucket,Key\n1250000000,archive,a\n1250000001,archive,b\n1250000000,other,c\n"))
                .hasSize(3)
                .startsWith("a")
                .satisfies(lines -> assertThat(lines.get(1)).startsWith("line 3: its bucket is archive, and not"))
                .satisfies(lines -> assertThat(lines.get(2)).startsWith("line 4: its bucket is other, and not"));
    }

    @Test
    void rowsOfAnInventoryThatTellAnotherBucketNameNothing() {
        byte[] rows = InMemoryObjects.gzip("other-1250000000,a\narchive-1250000000,b\narchive,c\n");
        shelf.with("1.gz", rows)
                .with(
                        "inv/manifest.json",
                        "{\"fileFormat\":\"CSV\",\"fileSchema\":\"Bucket, Key\",\"files\":[" + file("1.gz", md5(rows))
                                + "]}");
        assertThat(reported("inv/manifest.json"))
                .hasSize(3)
                .endsWith("b", "c")
                .satisfies(lines ->
                        assertThat(lines.get(0)).startsWith("line 1: its bucket is other-1250000000, and not"));
    }

    @Test
    void inventoryOfAnotherAccountIsNotRead() {
        shelf.with(
                "inv/manifest.json",
                "{\"sourceAppid\":\"1250000001\",\"sourceBucket\":\"archive\",\"fileFormat\":\"CSV\","
                        + "\"fileSchema\":\"Key\",\"files\":[]}");
        assertThat(onlyFailure(list("inv/manifest.json", false), ListPosition.START)
                        .detail())
                .endsWith("it is the inventory of archive of account 1250000001, and not of archive-1250000000");
    }

    @Test
    void rowsThatBeginWithABucketAreAManifestOfCosBatch() {
        assertThat(reported(
                        "l.csv",
                        "archive-1250000000,a%20b%2C.pdf\r\narchive-1250000000, c+d , v1 \n\"archive-1250000000\",\"e\",\n"
                                + "other-1250000000,f\narchive-1250000000\narchive-1250000000,g,1024\n"))
                .containsExactly(
                        "a b,.pdf",
                        "c+d@v1",
                        "e",
                        "line 4: its bucket is other-1250000000, and not archive-1250000000 as in the request: use one list"
                                + " per bucket",
                        "line 5: the row ends before its key",
                        "line 6: \"1024\" stands where the version id is expected, and reads like a size: put a header line"
                                + " with the names of the columns before the rows");
        assertThat(reported("l.csv.gz", "other-1250000000,a\narchive-1250000000,b\n"))
                .hasSize(2)
                .endsWith("b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"1250000000\",\"archive\",\"legal/a.pdf\",\"1024\",\"2023-01-01T00:00:00Z\",\"e\",\"ARCHIVE\"\n",
                "archive-1250000000,legal/a.pdf,1024,2023-01-01T00:00:00Z\n",
                "legal/a.pdf,1024,e,DEEP_ARCHIVE\n",
                "1250000001,other,legal/a.pdf,1024,ARCHIVE\n"
            })
    void aDataFileOfAnInventoryIsNoList(String row) {
        shelf.with("l.csv", row);
        assertThat(onlyFailure(list("l.csv", false), ListPosition.START).detail())
                .contains("reads like a data file of an inventory")
                .contains("manifest.json");
    }

    @Test
    void aSizeInPlaceOfTheVersionIsNoVersion() {
        assertThat(reported("l.csv", "k,1024,ARCHIVE\nk2,v1\nk3\n"))
                .hasSize(3)
                .endsWith("k2@v1", "k3")
                .satisfies(
                        lines -> assertThat(lines.get(0)).startsWith("line 1: \"1024\" stands where the version id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "/legal/a.pdf|does not begin with / or \\",
                "\\legal\\a.pdf|does not begin with / or \\",
                "cos://archive-1250000000/legal/a.pdf|is an address",
                "s3://archive/legal/a.pdf|is an address",
                "https://archive-1250000000.cos.ap-guangzhou.myqcloud.com/legal/a.pdf|is an address",
                "http://archive-1250000000.example.com/legal/a.pdf|is an address",
                "2023-01-01 10:00:00       1024 legal/a.pdf|listing tool",
                "2023-01-01 10:00:00    1.0 KiB legal/a.pdf|listing tool",
                "                           PRE legal/|listing tool",
                "     1024 legal/a.pdf|listing tool",
                "     1024 2023-01-01 10:00:00.000000000 legal/a.pdf|listing tool",
                "legal/a.pdf     1024     2023-01-01 10:00:00|listing tool",
                "-rw-r--r-- 1 root root 1024 Jan 1 10:00 a.pdf|listing tool",
                "    \"legal/a.pdf\",|stands in quotes",
                "archive-1250000000,legal/a.pdf|begins with the bucket and a comma",
            })
    void aLineThatIsNoKeyIsReportedInWords(String line, String word) {
        assertThat(reported("l.txt", "ok\n" + line + "\n"))
                .hasSize(2)
                .satisfies(
                        lines -> assertThat(lines.get(1)).startsWith("line 2: ").contains(word));
    }

    @Test
    void aTableOfAListingToolIsReportedInWords() {
        assertThat(reported("l.txt", "legal/a.pdf\tlegal/b.pdf\nlegal/a.pdf\r\r\n"))
                .containsExactly(
                        "line 1: it holds a tab: write one key per line, and columns with commas",
                        "line 2: it holds a carriage return: write one key per line, and columns with commas");
        assertThat(reported("l.txt", "  legal/a.pdf | ARCHIVE | 2023-01-01 | 1024\n"))
                .containsExactly("line 1: it reads like the output of a listing tool: write the key alone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b/ 1024 c",
                "legal\\a.pdf",
                "https://example.com/a",
                "1024 legal/a.pdf",
                "a \"quoted\" b",
                "2023-01-01 10:00:00 notes.txt",
                "2023-01-01 report.pdf",
                "a|b | c",
                "a;b",
                "cos:a",
                "[a]"
            })
    void whatMayBeAKeyIsAskedForAsItStands(String key) {
        assertThat(reported("l.txt", key + "\n")).containsExactly(key);
    }

    @Test
    void anEncodedKeyMayBeAnything() {
        shelf.with("l.txt", "%2Fa%09b\n%20\n/a\n");
        assertThat(reported(list("l.txt", true), ListPosition.START))
                .containsExactly("/a\tb", " ", "line 3: a key does not begin with / or \\: leave it out");
    }

    @Test
    void markOfAJoinedFileIsReported() {
        assertThat(reported("l.txt", "\uFEFFa\r\n\uFEFFb\r\n"))
                .containsExactly(
                        "a",
                        "line 2: it begins with a byte order mark, as files do that were joined: take the mark out");
    }

    @Test
    void whatExcelMakesOfACsvIsReadOrRefusedInWords() {
        assertThat(reported("l.csv", "sep=,\r\nkey,versionId\r\nk,\r\n")).containsExactly("k");
        assertThat(reported("l.csv", "\"sep=,\"\r\narchive-1250000000,k\r\n")).containsExactly("k");
        assertThat(reported("l.txt", "sep=,\nk\n")).containsExactly("sep=,", "k");
        for (String text : List.of(
                "key;versionId\r\nk;\r\n",
                "sep=;\r\nkey;versionId\r\n",
                "Bucket;Key\r\n",
                "archive-1250000000;k\r\n",
                "key\tversionId\r\nk\t\r\n")) {
            shelf.with("l.csv", text);
            assertThat(onlyFailure(list("l.csv", false), ListPosition.START).detail())
                    .endsWith("its columns are separated by semicolons (;) or tabs: save it with commas between them");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"inv/manifest.json.gz", "keys.json", "l.txt", "l.csv"})
    void jsonIsNoList(String key) {
        for (String text : List.of("{\"sourceAppid\":\"1\"}", "[\n\"a\"\n]", "{\n \"a\": 1}", " [{\"Key\":\"a\"}]")) {
            shelf.with(key, InMemoryObjects.gzip(text));
            assertThat(onlyFailure(list(key, false), ListPosition.START).detail())
                    .contains("it is JSON, and a list has one key per line");
        }
    }

    @Test
    void filesBesideAManifestAreReportedFromLists() {
        shelf.with("inv/manifest.checksum", "0123456789abcdef0123456789abcdef")
                .with("inv/manifest.json", InMemoryObjects.gzip("{}"));
        assertThat(onlyFailure(list("inv/manifest.checksum", false), ListPosition.START)
                        .detail())
                .contains("it is the checksum of an inventory");
        assertThat(onlyFailure(list("inv/manifest.json", false), ListPosition.START)
                        .detail())
                .endsWith("it is compressed: a manifest is read as COS writes it, uncompressed");
    }

    @Test
    void aClosedListHandsOutNothing() {
        shelf.with("l.gz", InMemoryObjects.gzip("k1\nk2\n"));
        ObjectSource source = ListSource.of(shelf, list("l.gz", false), ListPosition.START);
        assertThat(source.next()).isPresent();
        source.close();
        assertThat(source.next()).isEmpty();
        source.close();
    }

    @Test
    void rowsWithoutAnyValueAreNoRows() {
        assertThat(reported("l.csv", "key,versionId\r\nk,\r\n,\r\n , ,\r\n")).containsExactly("k");
    }

    @Test
    void inventoryMayHaveAHeader() {
        inventory("Key, Size", "Key,Size\nk,1\n");
        assertThat(reported("inv/manifest.json")).containsExactly("k");
        inventory("Key", "Key\nk\n");
        assertThat(reported("inv/manifest.json")).containsExactly("Key", "k");
    }

    @Test
    void gzipIsKnownByItsBytes() {
        shelf.with("l.txt", InMemoryObjects.gzip("k1\nk2\n", "k3\n")).with("l.CSV.GZ", InMemoryObjects.gzip("k1,v1\n"));
        assertThat(reported("l.txt")).containsExactly("k1", "k2", "k3");
        assertThat(reported("l.CSV.GZ")).containsExactly("k1@v1");
        assertThat(reported("l.csv.gz", "not packed,v")).containsExactly("not packed@v");
        assertThat(reported("x", "\u001f")).containsExactly("\u001f");
    }

    @Test
    void brokenLinesAreReportedByNumberAndTheOthersGoOn() {
        var text = new ByteArrayOutputStream();
        text.writeBytes("good\n".getBytes(StandardCharsets.UTF_8));
        text.writeBytes(new byte[] {'b', (byte) 0xff, '\n'});
        text.writeBytes(("x".repeat(851) + "\n").getBytes(StandardCharsets.UTF_8));
        text.writeBytes(("y".repeat(100_000) + "\n").getBytes(StandardCharsets.UTF_8));
        text.writeBytes(("z".repeat(850) + "\n").getBytes(StandardCharsets.UTF_8));
        shelf.with("l", text.toByteArray());
        assertThat(reported("l"))
                .containsExactly(
                        "good",
                        "line 2: not UTF-8",
                        "line 3: key \"" + "x".repeat(80) + "…\" is refused: a key has at most 850 bytes of UTF-8",
                        "line 4: longer than 16384 bytes",
                        "z".repeat(850));
    }

    @Test
    void brokenFirstLineSpoilsNoOther() {
        shelf.with("l", new byte[] {(byte) 0xff, '\n', 'k'});
        assertThat(reported("l")).containsExactly("line 1: not UTF-8", "k");
        assertThat(reported("l.csv", "\"a\nb,c\n\"d\"e\nf\n"))
                .containsExactly(
                        "line 1: not CSV: quotes must end on the line that they begin on",
                        "b@c",
                        "line 3: not CSV: quotes must end on the line that they begin on",
                        "f");
        assertThat(reported("l.csv", "a\rb\nc"))
                .containsExactly("line 1: a carriage return in the middle of it would make two rows of it", "c");
        assertThat(reported("l.csv", ",v\nk,v w"))
                .containsExactly(
                        "line 1: key \"\" is refused: a key has at least one character",
                        "line 2: versionId \"v w\" is refused: a version id has 1 to 128 visible ASCII characters");
    }

    @Test
    void readingGoesOnBehindALine() {
        shelf.with("l.csv", "key,versionId\nk1,\nk2,\n\nk3,\n");
        List<Positioned> all = placed("l.csv");
        for (int done = 0; done < all.size(); done++) {
            ListPosition from = ListPosition.parse(all.get(done).position()).orElseThrow();
            assertThat(reported(list("l.csv", false), from)).hasSize(all.size() - done - 1);
        }
    }

    @Test
    void anotherListIsNotGoneOnIn() {
        shelf.with("l", "k1\nk2\nk3");
        ListPosition first = ListPosition.parse(placed("l").get(0).position()).orElseThrow();
        shelf.with("l", "k1\nk2\nk4");
        Failure failure = onlyFailure(list("l", false), first);
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.detail())
                .isEqualTo("list archive-1250000000/l behind line 1: the object changed while it was read; start"
                        + " again without resumeFrom");
        assertThat(failure.code()).contains("PreconditionFailed");
    }

    @Test
    void listThatChangesWhileItIsReadEnds() {
        shelf.with("l", "k1\n".repeat(20_000));
        ObjectSource source = ListSource.of(shelf, list("l", false), ListPosition.START);
        source.next();
        shelf.with("l", "k2\n".repeat(20_000));
        List<Positioned> rest = all(source);
        assertThat(rest.get(rest.size() - 1).candidate()).isInstanceOf(Candidate.InvalidEntry.class);
    }

    @Test
    void listThatBreaksOffTellsWhereAndIsGoneOnFromThere() {
        shelf.with("l", "k\n".repeat(40_000)).breakingAt(from -> from > 70_000);
        List<Positioned> read = placed("l");
        Positioned last = read.get(read.size() - 1);
        Failure failure = failure(last.candidate()).orElseThrow();
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.outcome()).isEqualTo(OutcomeCode.UNREACHABLE);
        assertThat(failure.detail())
                .isEqualTo("list archive-1250000000/l behind line " + (read.size() - 1) + ": no answer: reset");
        shelf.breakingAt(from -> false);
        ListPosition from = ListPosition.parse(last.position()).orElseThrow();
        assertThat(reported(list("l", false), from)).hasSize(40_000 - (read.size() - 1));
    }

    @Test
    void missingListIsRejectedForGood() {
        Failure failure = onlyFailure(list("gone", false), ListPosition.START);
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.detail()).isEqualTo("list archive-1250000000/gone: COS answered 404 NoSuchKey");
        assertThat(failure.requestId()).contains("id");
    }

    @Test
    void listOfTwoGigabytesIsRefusedByItsSizeAlone() {
        shelf.pretending("l", 2L << 30);
        Failure failure = onlyFailure(list("l", false), ListPosition.START);
        assertThat(failure.detail())
                .isEqualTo(
                        "list archive-1250000000/l: it has 2147483648 bytes, and at most 536870912 are read: split it");
        assertThat(shelf.reads()).isEqualTo(1);
    }

    @Test
    void brokenGzipIsRejectedForGood() {
        byte[] packed = InMemoryObjects.gzip("k1\n".repeat(1000) + "k2\n");
        shelf.with("l.gz", Arrays.copyOf(packed, packed.length / 2));
        List<Positioned> read = placed("l.gz");
        Failure failure = failure(read.get(read.size() - 1).candidate()).orElseThrow();
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.detail()).contains("it cannot be unpacked: its gzip is cut off");
    }

    @Test
    void gzipDamagedAnywhereIsABrokenListAndNeverAShortOne() {
        byte[] whole = InMemoryObjects.gzip("k1\n", "k2\nk3\n");
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x41;
            shelf.with("l.gz", damaged);
            assertThat(endsBroken("l.gz") || reported("l.gz").equals(List.of("k1", "k2", "k3")))
                    .as("byte %d", at)
                    .isTrue();
        }
    }

    @Test
    void gzipCutAnywhereIsABrokenList() {
        byte[] whole = InMemoryObjects.gzip("k1\n", "k2\nk3\n");
        int firstMember = InMemoryObjects.gzip("k1\n").length;
        for (int length = 2; length < whole.length; length++) {
            shelf.with("l.gz", Arrays.copyOf(whole, length));
            assertThat(endsBroken("l.gz")).as("%d bytes", length).isEqualTo(length != firstMember);
        }
    }

    @Test
    void whatFollowsBehindAMemberAndIsNoneIsReportedByItsLine() {
        for (byte[] rest : List.of(new byte[512], "garbage".getBytes(StandardCharsets.UTF_8), new byte[1])) {
            shelf.with("l.gz", joined(InMemoryObjects.gzip("k1\n", ""), rest, InMemoryObjects.gzip("k2\n")));
            assertThat(reported("l.gz"))
                    .containsExactly(
                            "k1",
                            "list archive-1250000000/l.gz behind line 1: it continues with something that is not gzip:"
                                    + " compress it again as a whole");
        }
    }

    @Test
    void emptyMembersWithoutNumberAreUnpacked() throws IOException {
        byte[] empty = InMemoryObjects.gzip("");
        var packed = new ByteArrayOutputStream();
        for (int i = 0; i < 200_000; i++) {
            packed.writeBytes(empty);
        }
        packed.writeBytes(InMemoryObjects.gzip("k\n"));
        try (var unpacked = new GzipStream(new ByteArrayInputStream(packed.toByteArray()), () -> false)) {
            assertThat(unpacked.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("k\n");
        }
    }

    @Test
    void emptyMembersForWhichThereIsNoTimeAreTakenUpAnotherTime() {
        shelf.with("l.gz", InMemoryObjects.gzip("", "", "", "k")).outOfTimeAfter(2);
        Failure failure = onlyFailure(list("l.gz", false), ListPosition.START);
        assertThat(failure.outcome()).isEqualTo(OutcomeCode.NOT_PROCESSED);
    }

    @Test
    void theHeaderOfAMemberMayHoldAllThatIsAllowed() throws IOException {
        byte[] plain = InMemoryObjects.gzip("k\n");
        byte[] start = {0x1f, (byte) 0x8b, 8, 4 | 8 | 16 | 2, 0, 0, 0, 0, 0, 0, 3, 0, 'x', 'y', 'z', 'n', 0, 'c', 0};
        CRC32 crc = new CRC32();
        crc.update(start);
        byte[] check = {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)};
        byte[] member = joined(start, check, Arrays.copyOfRange(plain, 10, plain.length));
        shelf.with("l.gz", member);
        assertThat(reported("l.gz")).containsExactly("k");
        member[start.length] ^= 1;
        assertThat(endsBroken("l.gz")).isTrue();
    }

    @Test
    void anUnforeseenDefectIsTheFailureOfItsListAlone() {
        ObjectSource source = ListSource.of(new Defective(), list("l", false), ListPosition.START);
        Failure failure = failure(source.next().orElseThrow().candidate()).orElseThrow();
        assertThat(failure.detail())
                .isEqualTo("list archive-1250000000/l: its bytes cannot be fetched: IllegalStateException");
        assertThat(failure.retryable()).isTrue();
        assertThatThrownBy(() -> ListReadException.guarded(ListSourceTest::endless))
                .isInstanceOf(ListReadException.class)
                .hasMessage("its content cannot be read: StackOverflowError");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[],", "{},", "{\"key\":\"k\",\"md5Checksum\":\"0\"},", "[[[]]],", "1,", "\"x\","})
    void aManifestOfFourMegabytesIsRefusedWithoutATree(String file) {
        String files = file.repeat((4 << 20) / file.length() - 40);
        assertThatThrownBy(() -> InventoryManifest.read(
                        new ByteArrayInputStream(
                                ("{\"fileFormat\":\"CSV\",\"fileSchema\":\"Key\",\"files\":[" + files + "1]}")
                                        .getBytes(StandardCharsets.UTF_8)),
                        WHERE))
                .isInstanceOf(ListReadException.class);
    }

    @Test
    void textInUtf16IsReadByItsMark() {
        String text = "legal/a.pdf\r\n日志/😀.pdf\r\n".repeat(500);
        List<String> keys = reported("l.txt", text);
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            shelf.with("l.txt", ("\uFEFF" + text).getBytes(charset));
            assertThat(reported("l.txt")).isEqualTo(keys);
        }
        shelf.with("l.csv", "\uFEFFKey,VersionId\nk,v\n".getBytes(StandardCharsets.UTF_16LE));
        assertThat(reported("l.csv")).containsExactly("k@v");
    }

    @Test
    void damagedUtf16IsABrokenList() {
        byte[] odd = Arrays.copyOf("\uFEFFa\nb".getBytes(StandardCharsets.UTF_16LE), 7);
        shelf.with("l.txt", odd);
        assertThat(reported("l.txt"))
                .containsExactly(
                        "a", "list archive-1250000000/l.txt behind line 1: its UTF-16 is damaged: save it as UTF-8");
    }

    @Test
    void textInUtf32IsRefusedInWords() {
        for (String charset : List.of("UTF-32LE", "UTF-32BE")) {
            shelf.with("l.txt", "\uFEFFa\nb\n".getBytes(Charset.forName(charset)));
            assertThat(onlyFailure(list("l.txt", false), ListPosition.START).detail())
                    .isEqualTo("list archive-1250000000/l.txt: it is UTF-32: save it as UTF-8");
        }
    }

    @Test
    void textInUtf16WithoutAMarkIsRefusedAsAWhole() {
        for (String charset : List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
            for (String text : List.of("a\r\nb\r\n", "\r\n日志\na\n", "\na\n")) {
                shelf.with("l.txt", text.getBytes(Charset.forName(charset)));
                assertThat(onlyFailure(list("l.txt", false), ListPosition.START).detail())
                        .contains(
                                "its first line holds bytes of zero: it is UTF-16 or UTF-32 without a byte order mark");
            }
        }
        shelf.with("l.gz", InMemoryObjects.gzip(new String(InMemoryObjects.gzip("k\n"), StandardCharsets.ISO_8859_1)));
        assertThat(endsBroken("l.gz")).isTrue();
        assertThat(reported("l", "a\nb\0\nc")).containsExactly("a", "line 2: it holds a byte of zero", "c");
    }

    @Test
    void bytesThatDoNotComeAreWorthAnotherTry() {
        shelf.pretending("l", 100);
        List<Positioned> read = placed("l");
        assertThat(failure(read.get(read.size() - 1).candidate()).orElseThrow().retryable())
                .isTrue();
    }

    @Test
    void inventoryTellsStatesAndItsKeysAreEncoded() {
        String schema = "Appid, Bucket, Key, Size, LastModifiedDate, ETag, StorageClass, IsMultipartUploaded";
        inventory(
                schema,
                "\"1250000000\",\"archive\",\"a%20b%2B\",\"7\",\"d\",\"e\",\"DEEP_ARCHIVE\",\"false\"\n1250000000,archive,k2,x,d,e,,f\n");
        List<Positioned> read = placed("inv/manifest.json");
        assertThat(read.get(0).candidate().asNamed().orElseThrow())
                .isEqualTo(new Candidate.Named(
                        ObjectRef.latest(BUCKET, "ap-guangzhou", "a b+"),
                        WHERE.trigger(),
                        new ObjectAttributes(Optional.of(7L), Optional.of(new StorageClass("DEEP_ARCHIVE"))),
                        Optional.empty()));
        assertThat(read.get(1).candidate().asNamed().orElseThrow().facts()).isEqualTo(ObjectAttributes.NONE);
        assertThat(read).extracting(Positioned::position).allMatch(position -> position.startsWith("0:"));
    }

    @Test
    void inventoryOfVersionsNamesTheLatestThatAreObjects() {
        inventory(
                "Key, VersionId, IsLatest, IsDeleteMarker",
                "k1,v1,true,false\nk1,v0,false,false\nk2,v2,true,true\nk3,v3,TRUE,FALSE\n");
        assertThat(reported("inv/manifest.json")).containsExactly("k1", "k3");
        inventory("Key, VersionId", "k1,v1\nk1,v0\n");
        assertThat(reported("inv/manifest.json")).containsExactly("k1@v1", "k1@v0");
    }

    @Test
    void brokenFileOfAnInventoryDoesNotLoseTheOthers() {
        byte[] first = InMemoryObjects.gzip("k1\nk2\n");
        byte[] third = InMemoryObjects.gzip("k3\n%zz\n");
        shelf.with("1.gz", first).with("2.gz", InMemoryObjects.gzip("other")).with("3.gz", third);
        manifest(
                "Key", file("1.gz", md5(first)), file("2.gz", md5(first)), file("gone", "x"), file("3.gz", md5(third)));
        List<Positioned> read = placed("inv/manifest.json");
        assertThat(read.stream().map(ListSourceTest::reported))
                .containsExactly(
                        "k1",
                        "k2",
                        "list archive-1250000000/inv/manifest.json: file 2.gz: its MD5 is not " + md5(first)
                                + ", as the manifest says",
                        "list archive-1250000000/inv/manifest.json: file gone: COS answered 404 NoSuchKey",
                        "k3",
                        "line 2: its percent-encoding is broken, or not of UTF-8");
        for (int done = 0; done < read.size(); done++) {
            ListPosition from = ListPosition.parse(read.get(done).position()).orElseThrow();
            assertThat(reported(list("inv/manifest.json", false), from)).hasSize(read.size() - done - 1);
        }
    }

    @Test
    void inventoryThatBreaksOffIsGoneOnFromThere() {
        inventory("Key", "k1\nk2\n");
        shelf.breakingAt(from -> from > 0 && shelf.reads() > 30);
        inventory("Key", "k1\nk2\n");
        List<Positioned> read = placed("inv/manifest.json");
        assertThat(failure(read.get(read.size() - 1).candidate()).orElseThrow().retryable())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "{\"fileFormat\":\"ORC\",\"fileSchema\":\"Key\",\"files\":[]}",
                "{\"fileFormat\":\"CSV\",\"fileSchema\":\"Size\",\"files\":[]}",
                "{\"fileFormat\":\"CSV\",\"fileSchema\":\"Key\",\"files\":[{\"key\":\"k\"}]}",
                "{\"fileFormat\":\"CSV\",\"fileSchema\":\"Key\",\"files\":[{\"md5Checksum\":\"k\"}]}",
                "{\"sourceBucket\":\"other\",\"sourceAppid\":\"1\",\"fileFormat\":\"CSV\",\"fileSchema\":\"Key\"}"
            })
    void whatIsNoManifestIsRejectedForGood(String text) {
        shelf.with("inv/manifest.json", text);
        assertThat(onlyFailure(list("inv/manifest.json", false), ListPosition.START)
                        .retryable())
                .isFalse();
    }

    @Test
    void fileWithoutANameIsSkippedOver() {
        manifest("Key", file("k".repeat(851), "x"));
        assertThat(reported("inv/manifest.json")).hasSize(1);
    }

    @Test
    void positionsAreWrittenAndRead() {
        ListPosition position = new ListPosition(3, 17, "\"e:1\"");
        assertThat(ListPosition.parse(position.toString())).contains(position);
        assertThat(ListPosition.parse("")).contains(ListPosition.START);
        assertThat(ListPosition.parse("3:x:")).isEmpty();
    }

    private void inventory(String schema, String rows) {
        byte[] packed = InMemoryObjects.gzip(rows);
        shelf.with("inv/1.csv.gz", packed);
        manifest(schema, file("inv/1.csv.gz", md5(packed).toUpperCase(Locale.ROOT)));
    }

    private void manifest(String schema, String... files) {
        shelf.with(
                "inv/manifest.json",
                "{\"sourceAppid\":\"1250000000\",\"sourceBucket\":\"archive\",\"fileFormat\":\"CSV\",\"fileSchema\":\""
                        + schema + "\",\"files\":[" + String.join(",", files) + "]}");
    }

    private static String file(String key, String md5) {
        return "{\"key\":\"" + key + "\",\"size\":\"1\",\"md5Checksum\":\"" + md5 + "\"}";
    }

    private static String md5(byte[] bytes) {
        try {
            return InventoryReader.md5(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> reported(String key, String text) {
        shelf.with(key, text);
        return reported(key);
    }

    private List<String> reported(String key) {
        return reported(list(key, false), ListPosition.START);
    }

    private List<String> reported(ObjectList list, ListPosition from) {
        return all(ListSource.of(shelf, list, from)).stream()
                .map(ListSourceTest::reported)
                .toList();
    }

    private static String reported(Positioned placed) {
        return placed.candidate()
                .fold(
                        named -> named.object().key()
                                + named.object().versionId().map(id -> "@" + id).orElse(""),
                        unusable -> unusable.failure().detail().replaceFirst("^list .*, (line \\d)", "$1"));
    }

    private List<Positioned> placed(String key) {
        return all(ListSource.of(shelf, list(key, false), ListPosition.START));
    }

    private Failure onlyFailure(ObjectList list, ListPosition from) {
        List<Positioned> read = all(ListSource.of(shelf, list, from));
        assertThat(read).hasSize(1);
        return failure(read.get(0).candidate()).orElseThrow();
    }

    private static Optional<Failure> failure(Candidate candidate) {
        return candidate.fold(named -> Optional.empty(), unusable -> Optional.of(unusable.failure()));
    }

    @Test
    void aKeyWithACommaIsNoHeaderOfATextList() {
        assertThat(reported("l.txt", "photos,key\nb\n")).containsExactly("photos,key", "b");
        assertThat(reported("l2.txt", "versionId,KEY\nv1,b\n")).containsExactly("b@v1");
    }

    @Test
    void anUnpackingForWhichThereIsNoTimeIsTakenUpAnotherTime() {
        shelf.with("l.gz", InMemoryObjects.gzip("a\n" + "\n".repeat(200_000) + "b\n"))
                .outOfTimeAfter(3);
        List<Positioned> read = all(ListSource.of(shelf, list("l.gz", false), ListPosition.START));
        assertThat(read).hasSize(2);
        Failure failure = failure(read.get(1).candidate()).orElseThrow();
        assertThat(failure.outcome()).isEqualTo(OutcomeCode.NOT_PROCESSED);
        assertThat(failure.retryable()).isTrue();
        assertThat(read.get(1).position()).isEqualTo(read.get(0).position());
    }

    @Test
    void aLineOfMoreThanTwoGigabytesIsOneBrokenLine() throws IOException {
        LineReader lines = new LineReader(new Endless((1L << 31) + 9), () -> false);
        assertThat(lines.next().orElseThrow().fault()).contains("longer than");
        assertThat(lines.next()).isEmpty();
    }

    /** So many bytes of one letter. */
    private static final class Endless extends InputStream {
        private long left;

        Endless(long bytes) {
            this.left = bytes;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] buffer, int from, int length) {
            int read = (int) Math.min(length, left);
            Arrays.fill(buffer, from, from + read, (byte) 'x');
            left -= read;
            return read == 0 ? -1 : read;
        }
    }

    private boolean endsBroken(String key) {
        List<Positioned> read = placed(key);
        return !read.isEmpty()
                && failure(read.get(read.size() - 1).candidate())
                        .filter(failure -> failure.outcome() == OutcomeCode.REJECTED && !failure.retryable())
                        .isPresent();
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static String endless() {
        return endless() + "!";
    }

    /** Throws what no reader should. */
    private static final class Defective implements ObjectReader {
        @Override
        public Result<ObjectPart> read(ObjectRef object, long from, Optional<String> etag) {
            throw new IllegalStateException("defect");
        }

        @Override
        public boolean timeIsOver() {
            return false;
        }
    }

    private static ObjectList list(String key, boolean encoded) {
        return new ObjectList(ObjectRef.latest(BUCKET, "ap-guangzhou", key), encoded, WHERE);
    }

    private static List<Positioned> all(ObjectSource source) {
        List<Positioned> all = new ArrayList<>();
        for (Optional<Positioned> next = source.next(); next.isPresent(); next = source.next()) {
            all.add(next.get());
        }
        assertThat(source.next()).isEmpty();
        return all;
    }
}
