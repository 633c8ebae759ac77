package dev.thaw.emulator.http;

import java.util.Map;

/** The operation that a request is for. */
public enum Operation {
    RESTORE,
    HEAD_OBJECT,
    GET_OBJECT,
    GET_TAGGING,
    PUT_OBJECT,
    COPY_OBJECT,
    DELETE_OBJECT,
    LIST,
    GET_VERSIONING,
    HEAD_BUCKET,
    CREATE_JOB,
    DESCRIBE_JOB,
    LIST_JOBS,
    UPDATE_JOB_STATUS,
    UPDATE_JOB_PRIORITY,
    OTHER;

    private static final Map<String, Operation> CHANGES_OF_JOBS =
            Map.of("status", UPDATE_JOB_STATUS, "priority", UPDATE_JOB_PRIORITY);

    static Operation of(EmulatedRequest request) {
        if (request.isForControl()) {
            return ofJobs(request);
        }
        return request.key().isEmpty() ? ofBucket(request) : ofObject(request);
    }

    private static Operation ofObject(EmulatedRequest request) {
        return switch (request.method()) {
            case "POST" -> request.has("restore") ? RESTORE : OTHER;
            case "HEAD" -> HEAD_OBJECT;
            case "GET" -> request.has("tagging") ? GET_TAGGING : GET_OBJECT;
            case "PUT" -> ofPut(request);
            case "DELETE" -> request.has("tagging") || request.has("uploadId") ? OTHER : DELETE_OBJECT;
            default -> OTHER;
        };
    }

    private static Operation ofPut(EmulatedRequest request) {
        if (request.has("tagging") || request.has("acl") || request.has("uploadId")) {
            return OTHER;
        }
        return request.header("x-cos-copy-source").isPresent() ? COPY_OBJECT : PUT_OBJECT;
    }

    private static Operation ofBucket(EmulatedRequest request) {
        return switch (request.method()) {
            case "HEAD" -> HEAD_BUCKET;
            case "GET" -> request.has("versioning") ? GET_VERSIONING : LIST;
            default -> OTHER;
        };
    }

    /** {@code /jobs}, {@code /jobs/<id>}, {@code /jobs/<id>/status}. */
    private static Operation ofJobs(EmulatedRequest request) {
        String[] parts = request.key().split("/", -1);
        if (!parts[0].equals("jobs")) {
            return OTHER;
        }
        return switch (request.method() + parts.length) {
            case "POST1" -> CREATE_JOB;
            case "GET1" -> LIST_JOBS;
            case "GET2" -> DESCRIBE_JOB;
            case "POST3" -> CHANGES_OF_JOBS.getOrDefault(parts[2], OTHER);
            default -> OTHER;
        };
    }
}
