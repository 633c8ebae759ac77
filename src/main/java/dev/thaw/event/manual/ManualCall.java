package dev.thaw.event.manual;

import java.util.function.Function;

/** What somebody asks for by hand, by timer or by queue: objects, something about jobs, or a question. */
public sealed interface ManualCall permits ManualRequest, JobCommand, Question {

    /** Calls the function for the variant at hand. */
    <T> T fold(Function<ManualRequest, T> request, Function<JobCommand, T> command, Function<Question, T> question);

    /** As in requests and log lines: {@code restore}, {@code confirm}. */
    String word();
}
