package dev.thaw.emulator;

/** One query parameter, decoded; without a value it has the empty one. */
public record Parameter(String name, String value) {}
