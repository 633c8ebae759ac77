package dev.thaw.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One executable for every Linux: it needs neither loader nor libraries of the machine. */
class NativeExecutableIT {

    private static final int DYNAMIC = 2;
    private static final int INTERPRETER = 3;
    private static final int PROGRAM_HEADERS_AT = 32;
    private static final int SIZE_OF_PROGRAM_HEADER_AT = 54;

    @BeforeEach
    void onLinuxAlone() {
        assumeTrue(Program.isNative() && System.getProperty("os.name").equals("Linux"));
    }

    @Test
    void executableIsStaticallyLinked() throws IOException {
        assertThat(segmentTypes()).isNotEmpty().doesNotContain(DYNAMIC, INTERPRETER);
    }

    /** What a release has: made by the profile cli-zip. */
    @Test
    void zipOfTheCommandLineHoldsExecutableCompletionAndManualPage() throws IOException {
        Path target = Program.path().toAbsolutePath().getParent();
        List<Path> zips;
        try (Stream<Path> files = Files.list(target)) {
            zips = files.filter(file -> file.getFileName().toString().matches("thaw-[0-9].*-linux[.]zip"))
                    .toList();
        }
        assumeTrue(!zips.isEmpty(), "built without the profile cli-zip");
        try (ZipFile zip = new ZipFile(zips.get(0).toFile())) {
            String base = zip.entries().nextElement().getName().replaceAll("/.*", "/");
            for (String name : List.of(
                    "thaw",
                    "completion/thaw.bash",
                    "completion/_thaw",
                    "completion/thaw.fish",
                    "man/man1/thaw.1",
                    "sample-policy.yaml",
                    "LICENSE")) {
                assertThat(zip.getEntry(base + name)).as(name).isNotNull();
                assertThat(zip.getEntry(base + name).getSize()).as(name).isPositive();
            }
        }
    }

    /** The types of the segments of an ELF file of 64 bits (man 5 elf). */
    private static List<Integer> segmentTypes() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(Program.path().toFile(), "r")) {
            ByteBuffer elf =
                    file.getChannel().map(MapMode.READ_ONLY, 0, 1 << 16).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(elf.getInt(0)).isEqualTo(0x464C457F);
            List<Integer> types = new ArrayList<>();
            for (int i = 0; i < elf.getShort(SIZE_OF_PROGRAM_HEADER_AT + 2); i++) {
                types.add(elf.getInt(
                        (int) elf.getLong(PROGRAM_HEADERS_AT) + i * elf.getShort(SIZE_OF_PROGRAM_HEADER_AT)));
            }
            return types;
        }
    }
}
