package dev.thaw.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/settings.md says what the code does. */
class SettingsTableTest {

    private record Row(String name, String defaultValue) {}

    @Test
    void theTableHasEachSettingWithItsDefault() throws IOException {
        List<String[]> table = Files.readAllLines(Path.of("docs/settings.md")).stream()
                .filter(line -> line.startsWith("| `THAW_"))
                .map(line -> line.split("\\|", -1))
                .toList();

        assertThat(table.stream().map(cells -> new Row(plain(cells[1]), plain(cells[2]))))
                .containsExactlyElementsOf(Arrays.stream(SettingName.values())
                        .map(setting ->
                                new Row(setting.name(), setting.defaultValue().orElse("")))
                        .toList());
        assertThat(table).allSatisfy(cells -> assertThat(cells[3]).isNotBlank());
    }

    private static String plain(String cell) {
        return cell.strip().replace("`", "");
    }
}
