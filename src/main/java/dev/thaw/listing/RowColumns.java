package dev.thaw.listing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The positions of the relevant fields in a row.
 *
 * @param versionId absent if every row names the latest version
 * @param bucket absent where rows do not say whose their key is
 * @param account number of the account beside a bucket's short name
 * @param size only of inventories, as what follows
 */
record RowColumns(
        int key,
        Optional<Integer> versionId,
        Optional<Integer> bucket,
        Optional<Integer> account,
        Optional<Integer> size,
        Optional<Integer> storageClass,
        Optional<Integer> isLatest,
        Optional<Integer> isDeleteMarker) {

    private static final Set<String> KNOWN = Set.of(
            "appid",
            "bucket",
            "key",
            "versionid",
            "islatest",
            "isdeletemarker",
            "size",
            "lastmodifieddate",
            "etag",
            "storageclass",
            "ismultipartuploaded",
            "replicationstatus",
            "tag",
            "crc64");

    /** Of a CSV without a header. */
    static final RowColumns FIRST_TWO = atPlaces(0, Optional.of(1), Optional.empty());

    /** Of a manifest of COS Batch (page "Batch Operation"). */
    static final RowColumns OF_BATCH = atPlaces(1, Optional.of(2), Optional.of(0));

    /** By the header of a CSV; empty if it is none. */
    static Optional<RowColumns> ofHeader(List<String> names) {
        return at(names, "key")
                .map(key -> new RowColumns(
                        key,
                        at(names, "versionid"),
                        at(names, "bucket"),
                        at(names, "appid"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** Whether all of these are names that the columns of lists and inventories have. */
    static boolean areKnown(List<String> names) {
        return names.stream().allMatch(name -> KNOWN.contains(plain(name)));
    }

    /** By the schema of an inventory; empty if it names no key. */
    static Optional<RowColumns> ofInventory(List<String> names) {
        return ofHeader(names)
                .map(found -> new RowColumns(
                        found.key,
                        found.versionId,
                        found.bucket,
                        found.account,
                        at(names, "size"),
                        at(names, "storageclass"),
                        at(names, "islatest"),
                        at(names, "isdeletemarker")));
    }

    /** The cell of a column; empty if there is no such column, or nothing in it. */
    static Optional<String> cell(List<String> row, Optional<Integer> column) {
        return column.filter(at -> at < row.size()).map(row::get).filter(text -> !text.isEmpty());
    }

    private static RowColumns atPlaces(int key, Optional<Integer> versionId, Optional<Integer> bucket) {
        return new RowColumns(
                key,
                versionId,
                bucket,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<Integer> at(List<String> names, String name) {
        for (int i = 0; i < names.size(); i++) {
            if (plain(names.get(i)).equals(name)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** {@code Version ID}, {@code version_id} and {@code VersionId} are one name; {@code BucketName} is the bucket. */
    private static String plain(String name) {
        String letters = name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
        return letters.equals("bucketname") || letters.equals("sourcebucket") ? "bucket" : letters;
    }
}
