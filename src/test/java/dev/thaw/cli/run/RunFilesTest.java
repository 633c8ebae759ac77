package dev.thaw.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.Tier;
import dev.thaw.restore.report.DecisionDetails;
import dev.thaw.restore.report.Spending;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesTest {

    private static final Instant NOW = Instant.parse("2026-11-27T01:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void aJournalIsReadAsItWasWritten() throws IOException {
        RunFolder runs = new RunFolder(folder.resolve("thaw/runs"));
        RunJournal journal = RunJournal.begin(runs.newId(), List.of("restore", "-r", "cos://a-1/b\n/"), NOW)
                .with(
                        RunJournal.Phase.REQUESTING,
                        5,
                        9,
                        new Spending(5, 70, new BigDecimal("1.25")),
                        new RunJournal.Counts(1, 2, 3, 4, 5, 6),
                        NOW.plusSeconds(1));

        runs.write(runs.journal(journal.id()), journal.text());

        assertThat(runs.journal(Optional.empty())).contains(journal);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(runs.journal(journal.id()))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("thaw/runs"))))
                .isEqualTo("rwx------");
    }

    @Test
    void aDamagedJournalIsLeftOut() throws IOException {
        Files.writeString(folder.resolve("abcdef.json"), "{\"id\":\"abcdef\",");

        assertThat(new RunFolder(folder).journals()).isEmpty();
    }

    @Test
    void aRowOfAPlanIsReadAsItWasWritten() {
        PlannedRow row = row(12L, "ARCHIVE", "legal\tand more");

        assertThat(PlannedRow.parse(row.line())).isEqualTo(row);
        assertThatThrownBy(() -> PlannedRow.parse("a\tb")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNotAsPlannedIsNamed() {
        PlannedRow row = row(12L, "ARCHIVE", "legal");

        assertThat(row.difference(row(12L, "ARCHIVE", "legal").details())).isEmpty();
        assertThat(row.difference(row(11L, "ARCHIVE", "legal").details())).isEmpty();
        assertThat(row.difference(row(13L, "ARCHIVE", "legal").details()))
                .contains("planned with 12 bytes, now it has 13");
        assertThat(row.difference(row(12L, "DEEP_ARCHIVE", "legal").details()))
                .contains("planned in another storage class than it is in now");
        assertThat(row.difference(row(12L, "ARCHIVE", "other").details()))
                .contains("planned by another rule, tier or days than the policy says now");
    }

    private static PlannedRow row(long size, String storageClass, String rule) {
        ObjectRef object = new ObjectRef("archive-1250000000", "ap-guangzhou", "a\nb %/ü", Optional.of("v1"));
        return new PlannedRow(
                object,
                new DecisionDetails(
                        Optional.of(object),
                        Optional.of(rule),
                        Optional.of(Tier.BULK),
                        Optional.of(7),
                        new ObjectAttributes(Optional.of(size), Optional.of(new StorageClass(storageClass))),
                        false,
                        Optional.empty()));
    }
}
