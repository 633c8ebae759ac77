package dev.thaw.emulator.service;

import dev.thaw.emulator.http.EmulatedPercentCoding;
import dev.thaw.emulator.http.EmulatedRequest;
import dev.thaw.emulator.http.EmulatedResponse;
import dev.thaw.emulator.http.XmlText;
import dev.thaw.emulator.store.BucketStore;
import dev.thaw.emulator.store.StoredBucket;
import dev.thaw.emulator.store.StoredObject;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** GET Bucket: the listing of current objects. */
record ListHandler(BucketStore store, InstantSource clock) {

    private static final DateTimeFormatter LAST_MODIFIED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final String OWNER =
            XmlText.parent("Owner", XmlText.element("ID", "1250000000"), XmlText.element("DisplayName", "1250000000"));

    EmulatedResponse answer(EmulatedRequest request) {
        ListingQuery query = ListingQuery.of(request);
        StoredBucket bucket = store.bucket(request.bucket());
        ListingPage page = new ListingPage(query, bucket.latestFrom(query.start(), clock.instant()));
        UnaryOperator<String> written = query.urlEncoded() ? EmulatedPercentCoding::encodeKeepingSlashes : text -> text;
        return EmulatedResponse.xml(
                200,
                XmlText.parent(
                        "ListBucketResult",
                        XmlText.element("Name", request.bucket()),
                        parameters(query, written),
                        XmlText.element("IsTruncated", page.nextMarker().isPresent() + ""),
                        page.nextMarker()
                                .map(marker -> XmlText.element("NextMarker", written.apply(marker)))
                                .orElse(""),
                        entries(page, written)));
    }

    private static String parameters(ListingQuery query, UnaryOperator<String> written) {
        return XmlText.element("Prefix", written.apply(query.prefix()))
                + XmlText.element("Marker", written.apply(query.marker()))
                + XmlText.element("MaxKeys", query.maxKeys() + "")
                + (query.delimiter().isEmpty() ? "" : XmlText.element("Delimiter", written.apply(query.delimiter())))
                + (query.urlEncoded() ? XmlText.element("EncodingType", "url") : "");
    }

    private String entries(ListingPage page, UnaryOperator<String> written) {
        return page.entries().entrySet().stream()
                .map(entry -> entry(written.apply(entry.getKey()), entry.getValue()))
                .collect(Collectors.joining());
    }

    private String entry(String name, Optional<StoredObject> object) {
        return object.map(found -> contents(name, found.at(clock.instant())))
                .orElseGet(() -> XmlText.parent("CommonPrefixes", XmlText.element("Prefix", name)));
    }

    private String contents(String key, StoredObject object) {
        return XmlText.parent(
                "Contents",
                XmlText.element("Key", key),
                XmlText.element(
                        "LastModified",
                        LAST_MODIFIED.format(object.lastModified().atOffset(ZoneOffset.UTC))),
                XmlText.element("ETag", object.content().etag()),
                XmlText.element("Size", object.content().size() + ""),
                OWNER,
                XmlText.element("StorageClass", object.storageClass()),
                object.intelligent()
                        ? XmlText.element("StorageTier", object.layer().orElse("FREQUENT"))
                        : "",
                object.running(clock.instant()) ? XmlText.element("RestoreStatus", "ONGOING") : "");
    }
}
