package dev.thaw.object;

/** How far an object is from being read. */
public enum ArchiveLevel {
    /** Not archived: reads are answered at once. */
    READABLE,
    /** Classes ARCHIVE and MAZ_ARCHIVE, and the archive layer of intelligent tiering. */
    ARCHIVE,
    /** Classes DEEP_ARCHIVE and MAZ_DEEP_ARCHIVE, and the deep-archive layer of intelligent tiering. */
    DEEP_ARCHIVE
}
