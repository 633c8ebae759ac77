package dev.thaw.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel.MapMode;
import java.util.ArrayList;
import java.util.List;
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
