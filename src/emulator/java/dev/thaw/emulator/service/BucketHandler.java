package dev.thaw.emulator.service;

import dev.thaw.emulator.http.EmulatedRequest;
import dev.thaw.emulator.http.EmulatedResponse;
import dev.thaw.emulator.http.XmlText;
import dev.thaw.emulator.store.BucketStore;
import java.util.Map;

/** Settings that can be read: GET Bucket versioning, GET Object tagging. */
record BucketHandler(BucketStore store) {

    EmulatedResponse versioning(EmulatedRequest request) {
        String status = store.bucket(request.bucket())
                .versioning()
                .status()
                .map(word -> XmlText.element("Status", word))
                .orElse("");
        return EmulatedResponse.xml(200, XmlText.parent("VersioningConfiguration", status));
    }

    EmulatedResponse tagging(EmulatedRequest request) {
        StringBuilder tags = new StringBuilder();
        for (Map.Entry<String, String> tag :
                store.find(request).attributes().tags().entrySet()) {
            tags.append(XmlText.parent(
                    "Tag", XmlText.element("Key", tag.getKey()), XmlText.element("Value", tag.getValue())));
        }
        return EmulatedResponse.xml(200, XmlText.parent("Tagging", XmlText.parent("TagSet", tags.toString())));
    }
}
