package dev.thaw.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KnownPairsTest {

    private final AtomicInteger read = new AtomicInteger();
    private final KnownPairs known = new KnownPairs(pairs -> {
        read.incrementAndGet();
        return SignedPairs.ofHeaders(pairs);
    });

    @Test
    void equalPairsAreReadOnce() {
        assertThat(known.of(Map.of("Host", "a"))).isEqualTo(new SignedPairs("host", "host=a"));
        assertThat(known.of(Map.of("Host", "a"))).isEqualTo(new SignedPairs("host", "host=a"));
        assertThat(known.of(Map.of("Host", "b"))).isEqualTo(new SignedPairs("host", "host=b"));
        assertThat(read).hasValue(2);
    }

    @Test
    void whatIsNewEachTimeIsNotKept() {
        for (int number = 0; number < 1_000; number++) {
            known.of(Map.of("Range", "bytes=" + number));
        }
        assertThat(known.of(Map.of("Range", "bytes=999")).namesAndValues()).isEqualTo("range=bytes%3D999");
        assertThat(read).hasValue(1_001);
    }
}
