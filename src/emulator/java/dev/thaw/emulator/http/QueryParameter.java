package dev.thaw.emulator.http;

/** One query parameter, decoded; without a value it has the empty one. */
public record QueryParameter(String name, String value) {}
