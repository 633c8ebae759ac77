package dev.thaw.emulator.http;

/** The operation that a request is for. */
public enum Operation {
    RESTORE,
    HEAD_OBJECT,
    GET_OBJECT,
    PUT_OBJECT,
    LIST,
    HEAD_BUCKET,
    OTHER;

    static Operation of(String method, boolean hasKey, boolean hasRestore) {
        return switch (method) {
            case "POST" -> hasKey && hasRestore ? RESTORE : OTHER;
            case "HEAD" -> hasKey ? HEAD_OBJECT : HEAD_BUCKET;
            case "GET" -> hasKey ? GET_OBJECT : LIST;
            case "PUT" -> hasKey ? PUT_OBJECT : OTHER;
            default -> OTHER;
        };
    }
}
