package dev.thaw.emulator;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** GET Bucket: the listing of current objects. */
record Listings(Store store, InstantSource clock) {

    private static final DateTimeFormatter LAST_MODIFIED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final String OWNER =
            Xml.parent("Owner", Xml.element("ID", "1250000000"), Xml.element("DisplayName", "1250000000"));

    CosAnswer answer(CosRequest request) {
        ListQuery query = ListQuery.of(request);
        Bucket bucket = store.bucket(request.bucket());
        ListPage page = new ListPage(query, bucket.latestFrom(query.start()));
        UnaryOperator<String> written = query.urlEncoded() ? Percent::encodeKeepingSlashes : text -> text;
        return CosAnswer.xml(
                200,
                Xml.parent(
                        "ListBucketResult",
                        Xml.element("Name", request.bucket()),
                        asked(query, written),
                        Xml.element("IsTruncated", page.nextMarker().isPresent() + ""),
                        page.nextMarker()
                                .map(marker -> Xml.element("NextMarker", written.apply(marker)))
                                .orElse(""),
                        entries(page, written)));
    }

    private static String asked(ListQuery query, UnaryOperator<String> written) {
        return Xml.element("Prefix", written.apply(query.prefix()))
                + Xml.element("Marker", written.apply(query.marker()))
                + Xml.element("MaxKeys", query.maxKeys() + "")
                + (query.delimiter().isEmpty() ? "" : Xml.element("Delimiter", written.apply(query.delimiter())))
                + (query.urlEncoded() ? Xml.element("EncodingType", "url") : "");
    }

    private String entries(ListPage page, UnaryOperator<String> written) {
        return page.entries().entrySet().stream()
                .map(entry -> entry(written.apply(entry.getKey()), entry.getValue()))
                .collect(Collectors.joining());
    }

    private String entry(String name, Optional<StoredObject> object) {
        return object.map(found -> contents(name, found.at(clock.instant())))
                .orElseGet(() -> Xml.parent("CommonPrefixes", Xml.element("Prefix", name)));
    }

    private String contents(String key, StoredObject object) {
        return Xml.parent(
                "Contents",
                Xml.element("Key", key),
                Xml.element(
                        "LastModified",
                        LAST_MODIFIED.format(object.lastModified().atOffset(ZoneOffset.UTC))),
                Xml.element("ETag", object.content().etag()),
                Xml.element("Size", object.content().size() + ""),
                OWNER,
                Xml.element("StorageClass", object.storageClass()),
                object.intelligent() ? Xml.element("StorageTier", object.layer().orElse("FREQUENT")) : "",
                object.running(clock.instant()) ? Xml.element("RestoreStatus", "ONGOING") : "");
    }
}
