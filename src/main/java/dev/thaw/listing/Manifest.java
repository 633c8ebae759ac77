package dev.thaw.listing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the manifest of an inventory says (page "Inventory").
 *
 * @param columns of all its files
 * @param files in order
 */
record Manifest(Columns columns, List<File> files) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A file of rows, beside the manifest in the same bucket.
     *
     * @param md5 in hex
     */
    record File(String key, String md5) {}

    Manifest {
        files = List.copyOf(files);
    }

    /** @throws BrokenListException if it is no manifest, or one of another bucket than meant */
    static Manifest read(InputStream text, ListedWhere where) throws IOException {
        JsonNode manifest = json(text);
        requireOf(where, manifest);
        if (!manifest.path("fileFormat").asText().equalsIgnoreCase("CSV")) {
            throw BrokenListException.forGood("it is no manifest of an inventory whose fileFormat is CSV");
        }
        return new Manifest(columns(manifest.path("fileSchema").asText()), files(manifest.path("files")));
    }

    private static JsonNode json(InputStream text) throws IOException {
        byte[] bytes = text.readAllBytes();
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException noJson) {
            throw BrokenListException.forGood("it is no JSON");
        }
    }

    /** The keys of another bucket would name other objects than meant. */
    private static void requireOf(ListedWhere where, JsonNode manifest) throws BrokenListException {
        String source = manifest.path("sourceBucket").asText();
        Optional<String> account =
                Optional.of(manifest.path("sourceAppid").asText()).filter(text -> !text.isEmpty());
        if (!source.isEmpty() && !where.isBucket(source, account)) {
            throw BrokenListException.forGood("it is the inventory of " + source
                    + account.map(number -> " of account " + number).orElse("") + ", and not of " + where.bucket());
        }
    }

    private static Columns columns(String fileSchema) throws BrokenListException {
        return Columns.ofInventory(Arrays.asList(fileSchema.split(",")))
                .orElseThrow(() -> BrokenListException.forGood("its fileSchema names no column Key"));
    }

    private static List<File> files(JsonNode nodes) throws BrokenListException {
        List<File> files = new ArrayList<>();
        for (JsonNode node : nodes) {
            String key = node.path("key").asText();
            String md5 = node.path("md5Checksum").asText();
            if (key.isEmpty() || md5.isEmpty()) {
                throw BrokenListException.forGood("files[" + files.size() + "] lacks its key or md5Checksum");
            }
            files.add(new File(key, md5));
        }
        return files;
    }
}
