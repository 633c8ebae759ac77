package dev.thaw.object;

/** How far an object is archived, which decides the tiers and the time of a restore. */
public enum ArchiveLevel {
    /** Not archived: readable at once. */
    READABLE,
    /** Classes ARCHIVE and MAZ_ARCHIVE, and the archive layer of intelligent tiering. */
    ARCHIVE,
    /** Classes DEEP_ARCHIVE and MAZ_DEEP_ARCHIVE, and the deep-archive layer of intelligent tiering. */
    DEEP_ARCHIVE
}
