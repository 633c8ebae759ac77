package dev.thaw.listing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the manifest of an inventory says (Inventory, 436/33703). It is read token by token and only these fields are kept: a parsed
 * tree of a few useless megabytes would fill the memory of a small function.
 *
 * @param columns of all its files
 * @param files in order
 */
record InventoryManifest(RowColumns columns, List<File> files) {

    private static final int MOST_FILES = 30_000;
    private static final Set<String> TEXTS = Set.of("sourceBucket", "sourceAppid", "fileFormat", "fileSchema");
    private static final Set<String> TEXTS_OF_FILE = Set.of("key", "md5Checksum");

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(16 * 1024)
                    .build())
            .build();

    /**
     * A file of rows, beside the manifest in the same bucket.
     *
     * @param md5 in hex
     */
    record File(String key, String md5) {}

    InventoryManifest {
        files = List.copyOf(files);
    }

    /** @throws ListReadException if it is no manifest, or the manifest of another bucket */
    static InventoryManifest read(InputStream text, ListTarget where) throws IOException {
        var start = new PushbackInputStream(text, 2);
        if (GzipStream.isGzip(start)) {
            throw ListReadException.permanent("it is compressed: a manifest is read as COS writes it, uncompressed");
        }
        try (JsonParser json = JSON.createParser(start)) {
            return read(json, where);
        } catch (JsonProcessingException noJson) {
            throw ListReadException.permanent("it is not JSON, or nested deeper than any manifest");
        }
    }

    private static InventoryManifest read(JsonParser json, ListTarget where) throws IOException {
        Map<String, String> texts = new HashMap<>();
        Optional<List<File>> files = Optional.empty();
        require(json.nextToken() == JsonToken.START_OBJECT, "it is not the manifest of an inventory");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("files")) {
                require(files.isEmpty(), "it says files twice");
                files = Optional.of(files(json));
            } else {
                keep(TEXTS, name, json, texts);
            }
        }
        require(json.nextToken() == null, "it continues behind its end");
        requireOf(where, texts);
        require(
                texts.getOrDefault("fileFormat", "").equalsIgnoreCase("CSV"),
                "it is not the manifest of an inventory whose fileFormat is CSV");
        return new InventoryManifest(
                columns(texts.getOrDefault("fileSchema", "")),
                files.orElseThrow(() -> ListReadException.permanent("it has no list of files")));
    }

    /** The keys of another bucket would name other objects than intended. */
    private static void requireOf(ListTarget where, Map<String, String> texts) throws ListReadException {
        String source = texts.getOrDefault("sourceBucket", "");
        Optional<String> account = Optional.ofNullable(texts.get("sourceAppid")).filter(text -> !text.isEmpty());
        require(
                source.isEmpty() || where.isBucket(source, account),
                "it is the inventory of " + source
                        + account.map(number -> " of account " + number).orElse("") + ", and not of "
                        + where.bucket());
    }

    private static RowColumns columns(String fileSchema) throws ListReadException {
        return RowColumns.ofInventory(Arrays.asList(fileSchema.split(",")))
                .orElseThrow(() -> ListReadException.permanent("its fileSchema names no column Key"));
    }

    private static List<File> files(JsonParser json) throws IOException {
        require(json.currentToken() == JsonToken.START_ARRAY, "its files are no list");
        List<File> files = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(files.size() < MOST_FILES, "it names more than " + MOST_FILES + " files");
            files.add(file(json, "files[" + files.size() + "]"));
        }
        return files;
    }

    private static File file(JsonParser json, String place) throws IOException {
        Map<String, String> texts = new HashMap<>();
        require(json.currentToken() == JsonToken.START_OBJECT, place + " is no object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            keep(TEXTS_OF_FILE, name, json, texts);
        }
        String key = texts.getOrDefault("key", "");
        String md5 = texts.getOrDefault("md5Checksum", "");
        require(!key.isEmpty() && !md5.isEmpty(), place + " lacks its key or md5Checksum");
        return new File(key, md5);
    }

    /** Keeps the value of a field that counts, and passes over any other. */
    private static void keep(Set<String> counting, String name, JsonParser json, Map<String, String> texts)
            throws IOException {
        if (counting.contains(name) && json.currentToken().isScalarValue()) {
            String text = json.currentToken() == JsonToken.VALUE_NULL ? "" : json.getText();
            require(texts.put(name, text) == null, "it says " + name + " twice");
        } else {
            json.skipChildren();
        }
    }

    private static void require(boolean holds, String otherwise) throws ListReadException {
        if (!holds) {
            throw ListReadException.permanent(otherwise);
        }
    }
}
