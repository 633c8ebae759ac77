package dev.thaw.listing;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.thaw.cos.Hosts;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Trigger;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.source.ObjectSource.Positioned;
import dev.thaw.restore.store.OutcomeCode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes somebody drops as a list: each line is an object inside COS, or a failure that names it. */
@Tag("fuzz")
class ListFuzz {

    static final List<String> NAMES = List.of("l.txt", "l.csv", "l.csv.gz", "l.txt.gz");

    static Stream<byte[]> seeds() {
        Stream<byte[]> plain = Stream.of(
                        "a b+c%20.txt\r\n\r\n日志/\"x\",y\n last",
                        "Size,Key,VersionID\n5,k1,v1\n6,\"k,2\",\n7\n",
                        "k1,v1,more\n\"k,\"\"2\"\"\",\nk 3\n",
                        "\uFEFFkey\n../a\n/\n")
                .map(text -> ("0" + text).getBytes(StandardCharsets.UTF_8));
        byte[] packed = InMemoryObjects.gzip("a\nb\n", "c\n");
        byte[] named = new byte[packed.length + 1];
        System.arraycopy(packed, 0, named, 1, packed.length);
        return Stream.concat(plain, Stream.of(named));
    }

    /** @param bytes the first tells the name of the list, the others are its content */
    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10s")
    void list(byte[] bytes) {
        int first = bytes.length == 0 ? 0 : bytes[0] & 0xff;
        String name = NAMES.get(first % NAMES.size());
        InMemoryObjects shelf = new InMemoryObjects()
                .with(name, bytes.length == 0 ? bytes : Arrays.copyOfRange(bytes, 1, bytes.length));
        checkAll(ListSource.of(shelf, list(name, first % 8 < 4), ListPosition.START));
    }

    static ObjectList list(String name, boolean encoded) {
        ObjectRef object = ObjectRef.latest("archive-1250000000", "ap-guangzhou", name);
        return new ObjectList(object, encoded, new ListTarget("archive-1250000000", "ap-guangzhou", Trigger.manual()));
    }

    static void checkAll(ObjectSource source) {
        Optional<Positioned> next = source.next();
        while (next.isPresent()) {
            Positioned placed = next.get();
            assertThat(ListPosition.parse(placed.position())).isPresent();
            assertThat(placed.candidate()
                            .<Boolean>fold(
                                    named -> {
                                        Hosts.staysInside(named.object());
                                        return true;
                                    },
                                    unusable -> !unusable.failure().detail().isBlank()
                                            && unusable.failure().outcome() != OutcomeCode.NOT_PROCESSED))
                    .isTrue();
            next = source.next();
        }
    }
}
