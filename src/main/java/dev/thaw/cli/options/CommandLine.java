package dev.thaw.cli.options;

import dev.thaw.text.ClosestMatch;
import dev.thaw.text.SafeText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command line, parsed by the table of commands and options. Immutable.
 *
 * @param operands what is neither an option nor its value
 * @param values of the options that are given; those without a value have an empty text
 * @param words as they were typed, the command first
 */
public record CommandLine(
        Command command, List<String> operands, Map<Option, List<String>> values, List<String> words) {

    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})([smhd])");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,12})?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

    public CommandLine {
        operands = List.copyOf(operands);
        values = Map.copyOf(values);
        words = List.copyOf(words);
    }

    /** @throws UsageException if the first word is no command, or an option is not one of the command */
    public static CommandLine parse(List<String> words) throws UsageException {
        String first = words.get(0);
        Command command = Command.named(first).orElse(null);
        if (command == null) {
            throw new UsageException(SafeText.escape(first) + " is not a command"
                    + ClosestMatch.to(first, Command.words())
                            .map(closest -> ": did you mean " + closest + "?")
                            .orElse(""));
        }
        Parsing parsing = new Parsing(command, words.subList(1, words.size()).iterator());
        parsing.run();
        CommandLine line = new CommandLine(command, parsing.operands, parsing.values, words);
        line.requireValid();
        return line;
    }

    public boolean has(Option option) {
        return values.containsKey(option);
    }

    /** All values of an option that may be repeated. */
    public List<String> all(Option option) {
        return values.getOrDefault(option, List.of());
    }

    /** The value that was given last. */
    public Optional<String> text(Option option) {
        List<String> given = all(option);
        return given.isEmpty() ? Optional.empty() : Optional.of(given.get(given.size() - 1));
    }

    public Optional<Long> number(Option option) {
        return text(option).map(Long::parseLong);
    }

    public Optional<BigDecimal> amount(Option option) {
        return text(option).map(BigDecimal::new);
    }

    public Optional<Duration> time(Option option) {
        return text(option).map(CommandLine::duration);
    }

    /** The format of the output, {@code table} by default. */
    public String output() {
        return has(Option.JSON) ? "json" : text(Option.OUTPUT).orElse("table");
    }

    private void requireValid() throws UsageException {
        for (Map.Entry<Option, List<String>> given : values.entrySet()) {
            for (String value : given.getValue()) {
                requireValid(given.getKey(), value);
            }
        }
    }

    private static void requireValid(Option option, String value) throws UsageException {
        if (!option.words().isEmpty() && !option.words().contains(value)) {
            throw wrong(option, value, "write one of " + String.join(", ", option.words()));
        }
        switch (option) {
            case DAYS -> {
                if (!NUMBER.matcher(value).matches() || Long.parseLong(value) < 1 || Long.parseLong(value) > 365) {
                    throw wrong(option, value, "write a number of days from 1 to 365");
                }
            }
            case LIMIT, RATE, SIZE -> {
                if (!NUMBER.matcher(value).matches()) {
                    throw wrong(option, value, "write a whole number");
                }
            }
            case MAX_COST -> {
                if (!AMOUNT.matcher(value).matches()) {
                    throw wrong(option, value, "write an amount like 12.50");
                }
            }
            case MAX_TIME -> {
                if (!TIME.matcher(value).matches()) {
                    throw wrong(option, value, "write a time like 90s, 30m or 12h");
                }
            }
            default -> {}
        }
    }

    private static UsageException wrong(Option option, String value, String remedy) {
        return new UsageException(option.longForm() + " is " + SafeText.shortened(value, 80) + ": " + remedy);
    }

    private static Duration duration(String text) {
        Matcher parts = TIME.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    /** Reads word by word. */
    private static final class Parsing {

        private final Command command;
        private final Iterator<String> rest;
        private final List<String> operands = new ArrayList<>();
        private final Map<Option, List<String>> values = new EnumMap<>(Option.class);

        Parsing(Command command, Iterator<String> rest) {
            this.command = command;
            this.rest = rest;
        }

        void run() throws UsageException {
            while (rest.hasNext()) {
                String word = rest.next();
                if (word.equals("--")) {
                    rest.forEachRemaining(operands::add);
                } else if (!word.startsWith("-") || word.equals("-")) {
                    operands.add(word);
                } else if (isCluster(word)) {
                    for (int letter = 1; letter < word.length(); letter++) {
                        add(option("-" + word.charAt(letter)), "");
                    }
                } else {
                    option(word, word.indexOf('='));
                }
            }
        }

        /** {@code -rn}: several options without a value. */
        private boolean isCluster(String word) {
            return word.length() > 2
                    && !word.startsWith("--")
                    && word.chars()
                            .skip(1)
                            .allMatch(letter -> Option.typed(command, "-" + (char) letter)
                                    .filter(option -> !option.takesValue())
                                    .isPresent());
        }

        private void option(String word, int equals) throws UsageException {
            boolean joined = word.startsWith("--") && equals > 0;
            Option option = option(joined ? word.substring(0, equals) : word);
            if (!option.takesValue()) {
                if (joined) {
                    throw new UsageException(option.longForm() + " takes no value");
                }
                add(option, "");
            } else if (joined) {
                add(option, word.substring(equals + 1));
            } else if (rest.hasNext()) {
                add(option, rest.next());
            } else {
                throw new UsageException(missingValue(option));
            }
        }

        private static String missingValue(Option option) {
            return option == Option.FROM_FILE
                    ? "-f needs a file: did you mean --yes?"
                    : option.longForm() + " needs a value: " + option.longForm() + " " + option.value();
        }

        private void add(Option option, String value) {
            String kept = option.words().isEmpty() ? value : value.toLowerCase(Locale.ROOT);
            values.computeIfAbsent(option, any -> new ArrayList<>()).add(kept);
        }

        private Option option(String word) throws UsageException {
            Optional<Option> option = Option.typed(command, word);
            if (option.isEmpty()) {
                throw new UsageException(unknown(word));
            }
            return option.get();
        }

        private String unknown(String word) {
            String name = SafeText.shortened(word, 80);
            Optional<String> elsewhere = Stream.of(Command.values())
                    .filter(other -> Option.typed(other, word).isPresent())
                    .map(Command::word)
                    .findFirst();
            if (elsewhere.isPresent()) {
                return name + " is an option of thaw " + elsewhere.get() + ", not of thaw " + command.word();
            }
            List<String> known =
                    Option.of(command).stream().map(Option::longForm).toList();
            return name + " is not an option of thaw " + command.word()
                    + ClosestMatch.to(word, known)
                            .map(closest -> ": did you mean " + closest + "?")
                            .orElse(": see thaw " + command.word() + " --help");
        }
    }
}
