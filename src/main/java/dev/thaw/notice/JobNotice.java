package dev.thaw.notice;

import dev.thaw.answer.JobJson;
import dev.thaw.job.Job;
import dev.thaw.job.JobPhase;
import dev.thaw.job.JobState;
import dev.thaw.text.Figures;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * The news: a job entered a phase.
 *
 * @param phase that it entered, which it may have left since
 */
public record JobNotice(Job job, JobPhase phase) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The same over all attempts: receivers know by it what they have seen already. */
    public String id() {
        return job.id() + "." + phase.name();
    }

    /** {@code dev.thaw.job.partly-ready}. */
    String type() {
        return "dev.thaw.job." + phase.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Instant time() {
        return job.state().updatedAt();
    }

    /** The job as JSON, without what is long and without keys. */
    String data() {
        return JobJson.notice(job);
    }

    /** A few lines for people, without names of objects and without characters that a chat would interpret. */
    String text() {
        String name =
                job.definition().name().map(text -> " (" + harmless(text) + ")").orElse("");
        return "Thaw: job " + job.id() + name + " is " + phase + "\n" + whatHappened();
    }

    private String whatHappened() {
        JobState state = job.state();
        return switch (phase) {
            case AWAITING_CONFIRMATION ->
                "The plan restores " + objects(state.planned()) + " ("
                        + Figures.size(state.plan().estimate().retrievalBytes())
                        + ")" + cost(state) + ".\nTo confirm: thaw confirm " + job.id() + ", or POST /jobs/" + job.id()
                        + "/confirm. Without it the job expires after 14 days.";
            case RESTORING ->
                objects(state.requested()) + " requested" + failed(state) + ". Readable by " + time(state.readyBy())
                        + ".";
            case READY ->
                objects(state.progress().readable()) + " readable, until " + time(state.readableUntil()) + ".";
            case PARTLY_READY ->
                objects(state.progress().readable()) + " readable, until " + time(state.readableUntil()) + "; "
                        + Figures.number(state.summary().failed()) + " failed, "
                        + Figures.number(state.progress().overdue())
                        + " overdue, " + Figures.number(state.progress().lost()) + " lost.\nWhich: thaw job " + job.id()
                        + ", or GET /jobs/" + job.id() + ".";
            case FAILED ->
                "Nothing became readable: "
                        + harmless(state.problem()
                                .orElse(Figures.number(state.summary().failed()) + " failed, "
                                        + Figures.number(state.progress().overdue()) + " overdue, "
                                        + Figures.number(state.progress().lost()) + " lost"))
                        + ".\nDetails: thaw job " + job.id() + ", or GET /jobs/" + job.id() + ".";
            case CANCELLED ->
                "Nothing more is requested. " + objects(state.requested())
                        + " that COS accepted become readable all the same and are charged.";
            case EXPIRED_UNCONFIRMED -> "Nobody confirmed the plan within 14 days; nothing was requested.";
            default -> "";
        };
    }

    private static String objects(long count) {
        return Figures.number(count) + (count == 1 ? " object" : " objects");
    }

    private static String cost(JobState state) {
        return state.plan()
                .estimate()
                .cost()
                .map(cost -> " for about " + cost.setScale(2, RoundingMode.UP).toPlainString() + " "
                        + state.plan().estimate().currency().orElse(""))
                .orElse(", at a cost that is not known");
    }

    private static String failed(JobState state) {
        return state.summary().failed() == 0
                ? ""
                : ", " + Figures.number(state.summary().failed()) + " failed";
    }

    private static String time(Optional<Instant> time) {
        return time.map(TIME::format).orElse("a time that is not known");
    }

    /** Full-width twins of the characters that chats take for markup, mentions and links. */
    private static String harmless(String text) {
        return text.replace('<', '＜')
                .replace('>', '＞')
                .replace('&', '＆')
                .replace('@', '＠')
                .replaceAll("\\p{Cntrl}", " ");
    }
}
