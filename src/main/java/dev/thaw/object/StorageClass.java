package dev.thaw.object;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A storage class by its name in COS (page "Storage Class Overview"). Names of classes that Thaw does not know are kept.
 *
 * @param name upper case, {@code DEEP_ARCHIVE}
 */
public record StorageClass(String name) {

    public static final StorageClass STANDARD = new StorageClass("STANDARD");

    private static final Set<String> ARCHIVE = Set.of("ARCHIVE", "MAZ_ARCHIVE");
    private static final Set<String> DEEP_ARCHIVE = Set.of("DEEP_ARCHIVE", "MAZ_DEEP_ARCHIVE");
    private static final Set<String> INTELLIGENT_TIERING = Set.of("INTELLIGENT_TIERING", "MAZ_INTELLIGENT_TIERING");
    private static final Set<String> READABLE =
            Set.of("STANDARD", "STANDARD_IA", "COLD", "MAZ_STANDARD", "MAZ_STANDARD_IA", "MAZ_COLD");

    /** The names of the classes whose objects may need a restore, in alphabetical order. */
    public static List<String> restorable() {
        return Stream.of(ARCHIVE, DEEP_ARCHIVE, INTELLIGENT_TIERING)
                .flatMap(Set::stream)
                .sorted()
                .toList();
    }

    /** The names of all classes that a policy may name, in alphabetical order. */
    public static List<String> known() {
        return Stream.concat(restorable().stream(), READABLE.stream()).sorted().toList();
    }

    /** Whether a policy may name the class. */
    public static boolean isKnown(String name) {
        return ARCHIVE.contains(name)
                || DEEP_ARCHIVE.contains(name)
                || INTELLIGENT_TIERING.contains(name)
                || READABLE.contains(name);
    }

    public boolean isIntelligentTiering() {
        return INTELLIGENT_TIERING.contains(name);
    }

    /** How far objects of the class are archived; empty for intelligent tiering, whose objects move between layers. */
    public Optional<ArchiveLevel> archiveLevel() {
        if (isIntelligentTiering()) {
            return Optional.empty();
        }
        return Optional.of(
                ARCHIVE.contains(name)
                        ? ArchiveLevel.ARCHIVE
                        : DEEP_ARCHIVE.contains(name) ? ArchiveLevel.DEEP_ARCHIVE : ArchiveLevel.READABLE);
    }
}
