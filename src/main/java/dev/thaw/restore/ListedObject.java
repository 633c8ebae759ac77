package dev.thaw.restore;

/** An object as a listing shows it. */
public record ListedObject(String key, ObjectState state) {}
