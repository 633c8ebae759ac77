package dev.thaw.cli.run;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.thaw.answer.Json;
import dev.thaw.cli.options.CommandLine;
import dev.thaw.cli.options.Option;
import dev.thaw.cli.options.UsageException;
import dev.thaw.cli.run.Sources.Address;
import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.manual.Action;
import dev.thaw.event.manual.ManualRequest;
import dev.thaw.event.manual.ManualRequestReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A command line as the request of a job: what a job cannot do is refused in words. */
final class JobOrder {

    /** What is decided on this machine, where the job is carried on elsewhere. */
    private static final List<Option> LOCAL = List.of(
            Option.INCLUDE,
            Option.EXCLUDE,
            Option.POLICY,
            Option.MAX_COST,
            Option.DRY_RUN,
            Option.MAX_TIME,
            Option.WAIT,
            Option.FAILURES,
            Option.RATE);

    private JobOrder() {}

    static ManualRequest request(CommandLine line) throws UsageException {
        for (Option option : LOCAL) {
            if (line.has(option)) {
                throw new UsageException(option.longForm() + " does not go with --job: the job is carried on by"
                        + " the function, under its policy and its limits");
            }
        }
        Sources sources = Sources.of(line);
        if (!sources.files().isEmpty()) {
            throw new UsageException(
                    "--job takes no local file: put it into COS and name it by --list cos://bucket-appid/key");
        }
        try {
            return ManualRequestReader.read(json(line, sources), Optional.of(Action.RESTORE));
        } catch (InvalidInputException e) {
            throw new UsageException("the job cannot be asked for: " + e.reason());
        }
    }

    private static String json(CommandLine line, Sources sources) throws UsageException {
        List<Address> named = sources.addresses();
        boolean isList = !sources.lists().isEmpty();
        boolean isPrefix = line.has(Option.RECURSIVE) && !isList;
        boolean isOne = isList ? sources.lists().size() == 1 : !isPrefix || named.size() == 1;
        boolean isOneBucket = named.stream().map(Address::bucket).distinct().count() <= 1;
        if (!isOne || !isOneBucket) {
            throw new UsageException("--job takes one prefix, one list, or keys of one bucket: make a job of each");
        }
        Address first = isList ? sources.lists().get(0) : named.get(0);
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("action", "restore");
            json.writeStringField(
                    "bucket", named.stream().map(Address::bucket).findFirst().orElse(first.bucket()));
            if (isList) {
                json.writeObjectFieldStart("list");
                json.writeStringField("bucket", first.bucket());
                json.writeStringField("key", first.key());
                json.writeEndObject();
            } else if (isPrefix) {
                json.writeStringField("prefix", first.key());
            } else {
                json.writeArrayFieldStart("keys");
                for (Address address : named) {
                    json.writeString(address.key());
                }
                json.writeEndArray();
            }
            terms(json, line);
            json.writeEndObject();
        });
    }

    private static void terms(JsonGenerator json, CommandLine line) throws IOException {
        for (Option option : List.of(Option.REGION, Option.TIER, Option.INSPECT)) {
            if (line.text(option).isPresent()) {
                json.writeStringField(
                        option.longForm().substring(2), line.text(option).get());
            }
        }
        for (Option option : List.of(Option.DAYS, Option.LIMIT)) {
            if (line.number(option).isPresent()) {
                json.writeNumberField(
                        option.longForm().substring(2), line.number(option).get());
            }
        }
        json.writeBooleanField("extend", line.has(Option.EXTEND));
        json.writeBooleanField("force", line.has(Option.FORCE));
        json.writeObjectFieldStart("job");
        json.writeBooleanField("confirm", !line.has(Option.YES));
        json.writeEndObject();
    }
}
