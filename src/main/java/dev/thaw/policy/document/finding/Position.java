package dev.thaw.policy.document.finding;

/** Where something stands in a document; both count from 1, columns in characters. */
public record Position(int line, int column) {

    public static final Position START = new Position(1, 1);
}
