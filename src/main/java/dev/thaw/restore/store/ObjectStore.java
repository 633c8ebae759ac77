package dev.thaw.restore.store;

/** All that one invocation does with objects: restores them, lists them, reads lists of them. */
public interface ObjectStore extends ArchiveStore, ObjectLister, ObjectReader {}
