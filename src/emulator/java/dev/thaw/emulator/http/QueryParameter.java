package dev.thaw.emulator.http;

/** A decoded query parameter; its value is empty if it has none. */
public record QueryParameter(String name, String value) {}
