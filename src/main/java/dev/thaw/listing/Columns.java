package dev.thaw.listing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where in a row the fields are that count.
 *
 * @param versionId absent where each row means the latest version
 * @param size only of inventories, as what follows
 */
record Columns(
        int key,
        Optional<Integer> versionId,
        Optional<Integer> size,
        Optional<Integer> storageClass,
        Optional<Integer> isLatest,
        Optional<Integer> isDeleteMarker) {

    private static final Set<String> KNOWN = Set.of(
            "bucket",
            "key",
            "versionid",
            "islatest",
            "isdeletemarker",
            "size",
            "lastmodifieddate",
            "etag",
            "storageclass");

    /** Of a CSV without a header. */
    static final Columns FIRST_TWO =
            new Columns(0, Optional.of(1), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** By the header of a CSV; empty if it is none. */
    static Optional<Columns> ofHeader(List<String> names) {
        return at(names, "key")
                .map(key -> new Columns(
                        key,
                        at(names, "versionId"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** Whether all of these are names that the columns of lists and inventories have. */
    static boolean areKnown(List<String> names) {
        return names.stream().allMatch(name -> KNOWN.contains(name.strip().toLowerCase(Locale.ROOT)));
    }

    /** By the schema of an inventory; empty if it names no key. */
    static Optional<Columns> ofInventory(List<String> names) {
        return at(names, "Key")
                .map(key -> new Columns(
                        key,
                        at(names, "VersionId"),
                        at(names, "Size"),
                        at(names, "StorageClass"),
                        at(names, "IsLatest"),
                        at(names, "IsDeleteMarker")));
    }

    /** The cell of a column; empty if there is no such column, or nothing in it. */
    static Optional<String> cell(List<String> row, Optional<Integer> column) {
        return column.filter(at -> at < row.size()).map(row::get).filter(text -> !text.isEmpty());
    }

    private static Optional<Integer> at(List<String> names, String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).strip().equalsIgnoreCase(name)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
