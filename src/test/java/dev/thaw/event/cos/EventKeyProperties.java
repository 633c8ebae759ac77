package dev.thaw.event.cos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.AnyText;
import dev.thaw.cos.Hosts;
import dev.thaw.event.CosEvents;
import dev.thaw.event.EventItem;
import dev.thaw.object.ObjectRef;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However an event encodes a key and its URL, the key is read, and no other object is named. */
class EventKeyProperties {

    private static final String HOST = "http://archive-1250000000.cos.ap-guangzhou.myqcloud.com/";

    /** How the URL of an event may encode a key. */
    enum Encoding {
        ALL_BUT_LETTERS("abcdefghijklmnopqrstuvwxyz0123456789/"),
        AS_THE_SDKS("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~/"),
        AS_A_BROWSER("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~/!$&'()*+,;=:@"),
        SLASHES_TOO("abcdefghijklmnopqrstuvwxyz");

        private final String plain;

        Encoding(String plain) {
            this.plain = plain;
        }

        String of(String key, boolean lowercase) {
            StringBuilder encoded = new StringBuilder();
            for (byte octet : key.getBytes(StandardCharsets.UTF_8)) {
                String hex = String.format(Locale.ROOT, "%%%02X", octet);
                boolean stays = octet > 0 && plain.indexOf(octet) >= 0;
                encoded.append(stays ? String.valueOf((char) octet) : lowercase ? hex.toLowerCase(Locale.ROOT) : hex);
            }
            return encoded.toString();
        }
    }

    @Provide
    Arbitrary<String> keys() {
        return AnyText.key();
    }

    @Property
    void rawKeyIsReadWithItsUrl(@ForAll("keys") String key, @ForAll Encoding ofUrl, @ForAll boolean lowercase) {
        assertThat(read(key, Optional.of(HOST + ofUrl.of(key, lowercase))).key())
                .isEqualTo(key);
    }

    @Property
    void encodedKeyIsReadWithItsUrl(
            @ForAll("keys") String key, @ForAll Encoding ofKey, @ForAll Encoding ofUrl, @ForAll boolean lowercase) {
        assertThat(read(ofKey.of(key, !lowercase), Optional.of(HOST + ofUrl.of(key, lowercase)))
                        .key())
                .isEqualTo(key);
    }

    @Property
    void keyWithoutUrlIsRaw(@ForAll("keys") String key) {
        assertThat(read(key, Optional.empty()).key()).isEqualTo(key);
    }

    @Property
    void urlOfAnotherHostIsIgnored(@ForAll("keys") String key, @ForAll("keys") String other) {
        ObjectRef object = read(key, Optional.of("http://evil.example/" + Encoding.AS_THE_SDKS.of(other, false)));
        assertThat(object.bucket()).isEqualTo("archive-1250000000");
        Hosts.staysInside(object);
    }

    private static ObjectRef read(String key, Optional<String> url) {
        return CosEvents.withKey(key, url).fold(new ObjectOf());
    }

    private static final class ObjectOf implements EventItem.Cases<ObjectRef> {

        @Override
        public ObjectRef objectEvent(EventItem.ObjectEvent event) {
            Hosts.staysInside(event.object());
            return event.object();
        }

        @Override
        public ObjectRef requestItem(EventItem.RequestItem item) {
            throw new AssertionError(item);
        }

        @Override
        public ObjectRef commandItem(EventItem.CommandItem item) {
            throw new AssertionError(item);
        }

        @Override
        public ObjectRef httpCall(EventItem.HttpCallItem item) {
            throw new AssertionError(item);
        }

        @Override
        public ObjectRef malformed(EventItem.MalformedItem item) {
            throw new AssertionError(item);
        }
    }
}
