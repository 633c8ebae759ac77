package dev.thaw.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageClassTest {

    @ParameterizedTest
    @CsvSource({
        "STANDARD,READABLE",
        "STANDARD_IA,READABLE",
        "COLD,READABLE",
        "MAZ_STANDARD,READABLE",
        "ARCHIVE,ARCHIVE",
        "MAZ_ARCHIVE,ARCHIVE",
        "DEEP_ARCHIVE,DEEP_ARCHIVE",
        "MAZ_DEEP_ARCHIVE,DEEP_ARCHIVE",
        "OF_A_LATER_YEAR,READABLE",
    })
    void namesTheArchiveLevelOfItsObjects(String name, ArchiveLevel depth) {
        assertThat(new StorageClass(name).archiveLevel()).contains(depth);
    }

    @Test
    void intelligentTieringHasNoFixedArchiveLevel() {
        assertThat(new StorageClass("INTELLIGENT_TIERING").archiveLevel()).isEmpty();
        assertThat(new StorageClass("MAZ_INTELLIGENT_TIERING").isIntelligentTiering())
                .isTrue();
    }

    @Test
    void knowsTheNamesThatAPolicyMayUse() {
        assertThat(StorageClass.known()).hasSize(12).isSorted().allMatch(StorageClass::isKnown);
        assertThat(StorageClass.isKnown("GLACIER")).isFalse();
        assertThat(StorageClass.restorable())
                .containsExactly(
                        "ARCHIVE",
                        "DEEP_ARCHIVE",
                        "INTELLIGENT_TIERING",
                        "MAZ_ARCHIVE",
                        "MAZ_DEEP_ARCHIVE",
                        "MAZ_INTELLIGENT_TIERING");
    }

    @Test
    void attributesAreOptional() {
        assertThat(ObjectAttributes.sized(3)).isEqualTo(new ObjectAttributes(Optional.of(3L), Optional.empty()));
    }
}
