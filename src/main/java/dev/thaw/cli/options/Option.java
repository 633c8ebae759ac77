package dev.thaw.cli.options;

import static dev.thaw.cli.options.Command.CANCEL;
import static dev.thaw.cli.options.Command.CHECK;
import static dev.thaw.cli.options.Command.CONFIRM;
import static dev.thaw.cli.options.Command.CONSOLE;
import static dev.thaw.cli.options.Command.CONTINUE;
import static dev.thaw.cli.options.Command.EXPLAIN;
import static dev.thaw.cli.options.Command.JOBS;
import static dev.thaw.cli.options.Command.PLAN;
import static dev.thaw.cli.options.Command.RESTORE;
import static dev.thaw.cli.options.Command.RESUME;
import static dev.thaw.cli.options.Command.STATUS;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The options: name, short form, value, the commands that take it, and what help says. This is their only list. */
public enum Option {
    RECURSIVE("-r", "", Group.SOURCE, "everything below the prefix", PLAN, RESTORE, STATUS),
    FROM_FILE(
            "-f",
            "FILE",
            Group.SOURCE,
            "one key or cos:// address per line, or CSV; - is standard input",
            PLAN,
            RESTORE,
            STATUS),
    LIST(
            "",
            "ADDRESS",
            Group.SOURCE,
            "a key list or an inventory's manifest.json in COS, cos://bucket-appid/key",
            PLAN,
            RESTORE,
            STATUS),
    INCLUDE("", "GLOB", Group.SOURCE, "only keys that match, as in the policy; may be repeated", PLAN, RESTORE, STATUS),
    EXCLUDE("", "GLOB", Group.SOURCE, "no keys that match; may be repeated", PLAN, RESTORE, STATUS),
    LIMIT("", "N", Group.SOURCE, "at most this number of objects", PLAN, RESTORE, STATUS),

    DAYS("-d", "N", Group.TERMS, "days that the copies stay, instead of the rule's", PLAN, RESTORE, EXPLAIN),
    TIER(
            "-t",
            "TIER",
            Group.TERMS,
            "expedited, standard or bulk, instead of the rule's (-m, --mode is the same)",
            PLAN,
            RESTORE,
            EXPLAIN),
    EXTEND("", "", Group.TERMS, "keep live copies longer", PLAN, RESTORE),
    FORCE("", "", Group.TERMS, "restore also what a rule skips; list a whole bucket", PLAN, RESTORE, STATUS),
    POLICY(
            "",
            "FILE",
            Group.TERMS,
            "the policy; default THAW_POLICY, THAW_POLICY_FILE, ./policy.yaml; without one, --tier and --days are the policy",
            PLAN,
            RESTORE,
            STATUS,
            EXPLAIN),
    INSPECT("", "HOW", Group.TERMS, "head (look at each object) or listing (trust the listing)", PLAN, RESTORE, STATUS),
    BUCKET("", "NAME", Group.TERMS, "the bucket to assume", EXPLAIN),
    STORAGE_CLASS("", "CLASS", Group.TERMS, "the storage class to assume", EXPLAIN),
    SIZE("", "BYTES", Group.TERMS, "the size to assume", EXPLAIN),
    EVENT("", "NAME", Group.TERMS, "the event to assume; default: a manual request", EXPLAIN),

    YES("-y", "", Group.CARE, "do not ask", RESTORE, RESUME),
    MAX_COST(
            "",
            "AMOUNT",
            Group.CARE,
            "do not ask up to this cost, refuse above it; what has no price is refused",
            RESTORE,
            RESUME),
    JOB("", "", Group.CARE, "hand it to the jobs of THAW_JOBS, which carry it on; -y: without a confirmation", RESTORE),
    DRY_RUN("-n", "", Group.CARE, "send nothing, like plan", RESTORE),
    RATE("", "N", Group.CARE, "restore requests per second and bucket; default THAW_COS_RATE", RESTORE, RESUME),
    MAX_TIME("", "TIME", Group.CARE, "stop after 90s, 30m or 12h, to be resumed", PLAN, RESTORE, STATUS, RESUME),
    WAIT("", "", Group.CARE, "wait until everything is readable", RESTORE, STATUS, RESUME),
    EXIT_CODE("", "", Group.CARE, "exit with 1 unless everything is readable", STATUS),

    OUTPUT(
            "-o",
            "FORMAT",
            Group.OUTPUT,
            "table, json, jsonl or csv",
            PLAN,
            RESTORE,
            STATUS,
            EXPLAIN,
            RESUME,
            JOBS,
            Command.JOB,
            CONFIRM,
            CANCEL,
            CONTINUE),
    JSON(
            "",
            "",
            Group.OUTPUT,
            "the same as --output json",
            PLAN,
            RESTORE,
            STATUS,
            EXPLAIN,
            RESUME,
            JOBS,
            Command.JOB,
            CONFIRM,
            CANCEL,
            CONTINUE,
            CHECK),
    FAILURES(
            "",
            "FILE",
            Group.OUTPUT,
            "write the addresses of objects that failed, fit for --from-file",
            PLAN,
            RESTORE,
            STATUS,
            RESUME),
    PROGRESS("", "HOW", Group.OUTPUT, "auto, plain or none", PLAN, RESTORE, STATUS, RESUME),
    QUIET("-q", "", Group.OUTPUT, "no progress and no summary on standard error", PLAN, RESTORE, STATUS, RESUME),
    VERBOSE("-v", "", Group.OUTPUT, "a line per object in the table", PLAN, RESTORE, STATUS, RESUME),
    NO_COLOR("", "", Group.OUTPUT, "no colors; NO_COLOR does the same", PLAN, RESTORE, STATUS, RESUME),
    UTC(
            "",
            "",
            Group.OUTPUT,
            "times in UTC instead of the local zone",
            PLAN,
            RESTORE,
            STATUS,
            RESUME,
            JOBS,
            Command.JOB,
            CONFIRM,
            CANCEL,
            CONTINUE),

    URL("", "URL", Group.ACCESS, "the Function URL to which calls are forwarded", CONSOLE),
    CAM("", "", Group.ACCESS, "sign calls of the Function URL for CAM, with own credentials", CONSOLE),
    PORT("", "N", Group.ACCESS, "the port to listen at; default: any free one", CONSOLE),
    REGION(
            "",
            "REGION",
            Group.ACCESS,
            "region of the buckets, like ap-guangzhou",
            PLAN,
            RESTORE,
            STATUS,
            RESUME,
            JOBS,
            Command.JOB,
            CONFIRM,
            CANCEL,
            CONTINUE),
    PROFILE(
            "",
            "NAME",
            Group.ACCESS,
            "credentials of tccli, ~/.tccli/NAME.credential",
            PLAN,
            RESTORE,
            STATUS,
            RESUME,
            JOBS,
            Command.JOB,
            CONFIRM,
            CANCEL,
            CONTINUE),
    CREDENTIALS(
            "",
            "FILE",
            Group.ACCESS,
            "credentials of coscli (~/.cos.yaml) or coscmd (~/.cos.conf)",
            PLAN,
            RESTORE,
            STATUS,
            RESUME,
            JOBS,
            Command.JOB,
            CONFIRM,
            CANCEL,
            CONTINUE);

    /** Where help shows an option. */
    public enum Group {
        SOURCE("Objects"),
        TERMS("What"),
        CARE("Care"),
        OUTPUT("Output"),
        ACCESS("Access");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    private final String shortForm;
    private final String value;
    private final Group group;
    private final String description;
    private final Set<Command> commands;

    Option(String shortForm, String value, Group group, String description, Command first, Command... others) {
        this.shortForm = shortForm;
        this.value = value;
        this.group = group;
        this.description = description;
        this.commands = EnumSet.of(first, others);
    }

    /** As it is typed: {@code --max-cost}. */
    public String longForm() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As it is typed: {@code -d}; empty if there is none. */
    public String shortForm() {
        return shortForm;
    }

    /** What help shows for its value; empty for an option without one. */
    public String value() {
        return value;
    }

    public boolean takesValue() {
        return !value.isEmpty();
    }

    public Group group() {
        return group;
    }

    public String description() {
        return description;
    }

    public boolean isOf(Command command) {
        return commands.contains(command);
    }

    /** The words that its value may be; empty if it may be any text. */
    public List<String> words() {
        return switch (this) {
            case TIER -> List.of("expedited", "standard", "bulk");
            case INSPECT -> List.of("head", "listing");
            case OUTPUT -> List.of("table", "json", "jsonl", "csv");
            case PROGRESS -> List.of("auto", "plain", "none");
            default -> List.of();
        };
    }

    static List<Option> of(Command command) {
        return Arrays.stream(values()).filter(option -> option.isOf(command)).toList();
    }

    /** The option of a command that is typed like this. The words of other tools for a tier are understood as well. */
    static Optional<Option> typed(Command command, String word) {
        String own = word.equals("-m") || word.equals("--mode") ? TIER.longForm() : word;
        return of(command).stream()
                .filter(option ->
                        option.longForm().equals(own) || !option.shortForm.isEmpty() && option.shortForm.equals(own))
                .findFirst();
    }
}
