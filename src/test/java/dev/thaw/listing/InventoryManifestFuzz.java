package dev.thaw.listing;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes somebody drops as the manifest of an inventory: its files are read, or it is refused. */
@Tag("fuzz")
class InventoryManifestFuzz {

    private static final byte[] ROWS =
            InMemoryObjects.gzip("\"archive\",\"a%20b\",\"7\",\"ARCHIVE\"\n\"archive\",\"c\",\"x\",\"\"\n");

    static Stream<byte[]> seeds() throws IOException {
        String whole = "{\"sourceAppid\":\"1250000000\",\"sourceBucket\":\"archive\",\"fileFormat\":\"CSV\","
                + "\"fileSchema\":\"Bucket, Key, Size, StorageClass\",\"files\":[{\"key\":\"d/rows.csv.gz\",\"size\":\"1\","
                + "\"md5Checksum\":\"" + InventoryReader.md5(new ByteArrayInputStream(ROWS)) + "\"},"
                + "{\"key\":\"d/none.csv.gz\",\"md5Checksum\":\"00\"}]}";
        return Stream.of(
                        whole, "{}", "[]", "{\"fileFormat\":\"csv\",\"fileSchema\":\"Key\",\"files\":[{\"key\":\"\"}]}")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10s")
    void manifest(byte[] bytes) {
        InMemoryObjects shelf =
                new InMemoryObjects().with("i/manifest.json", bytes).with("d/rows.csv.gz", ROWS);
        ListFuzz.checkAll(ListSource.of(shelf, ListFuzz.list("i/manifest.json", false), ListPosition.START));
    }
}
