package dev.thaw.cli.options;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Completion for the shells, from the table of commands and options. */
public final class CompletionScript {

    public static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    private CompletionScript() {}

    /** The script for a shell; empty for an unknown one. */
    public static Optional<String> of(String shell) {
        return switch (shell) {
            case "bash" -> Optional.of(bash());
            case "zsh" -> Optional.of("#compdef thaw\nautoload -U +X bashcompinit && bashcompinit\n" + bash());
            case "fish" -> Optional.of(fish());
            default -> Optional.empty();
        };
    }

    private static String bash() {
        StringBuilder text = new StringBuilder("""
                # Completion of thaw: source <(thaw completion bash)
                _thaw() {
                  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=
                  case $before in
                """);
        for (Option option : Option.values()) {
            if (!option.words().isEmpty()) {
                text.append("    ")
                        .append(forms(option, "|"))
                        .append(") COMPREPLY=($(compgen -W \"")
                        .append(String.join(" ", option.words()))
                        .append("\" -- \"$word\")); return ;;\n");
            } else if (option.value().equals("FILE")) {
                text.append("    ")
                        .append(forms(option, "|"))
                        .append(") COMPREPLY=($(compgen -f -- \"$word\")); return ;;\n");
            }
        }
        text.append("  esac\n  case ${COMP_WORDS[1]} in\n");
        for (Command command : Command.values()) {
            text.append("    ")
                    .append(command.word())
                    .append(") words=\"")
                    .append(completions(command))
                    .append("\" ;;\n");
        }
        return text.append("    *) words=\"" + String.join(" ", Command.words()) + " --version --help\" ;;\n")
                .append("""
                          esac
                          [[ $COMP_CWORD == 1 ]] && words="%s --version --help"
                          COMPREPLY=($(compgen -W "$words" -- "$word"))
                          [[ ${COMP_WORDS[1]} == check && $word != -* ]] && COMPREPLY=($(compgen -f -- "$word"))
                        }
                        complete -F _thaw thaw
                        """.formatted(String.join(" ", Command.words())))
                .toString();
    }

    private static String completions(Command command) {
        String options =
                Option.of(command).stream().map(option -> forms(option, " ")).collect(Collectors.joining(" "));
        String operands = command == Command.COMPLETION ? String.join(" ", SHELLS) + " " : "";
        return (operands + options + " --help").strip();
    }

    private static String forms(Option option, String separator) {
        return option.shortForm().isEmpty() ? option.longForm() : option.shortForm() + separator + option.longForm();
    }

    private static String fish() {
        StringBuilder text = new StringBuilder("# Completion of thaw: thaw completion fish | source\n"
                + "complete -c thaw -f\n"
                + "complete -c thaw -n __fish_use_subcommand -l version -d 'print the version'\n");
        for (Command command : Command.values()) {
            text.append("complete -c thaw -n __fish_use_subcommand -a " + command.word() + " -d "
                    + quoted(command.description()) + "\n");
        }
        text.append("complete -c thaw -n '__fish_seen_subcommand_from completion' -a '" + String.join(" ", SHELLS)
                + "'\ncomplete -c thaw -n '__fish_seen_subcommand_from check' -F\n");
        for (Option option : Option.values()) {
            String commands = Arrays.stream(Command.values())
                    .filter(option::isOf)
                    .map(Command::word)
                    .collect(Collectors.joining(" "));
            text.append("complete -c thaw -n '__fish_seen_subcommand_from " + commands + "' -l "
                    + option.longForm().substring(2));
            if (!option.shortForm().isEmpty()) {
                text.append(" -s " + option.shortForm().substring(1));
            }
            if (!option.words().isEmpty()) {
                text.append(" -x -a '" + String.join(" ", option.words()) + "'");
            } else if (option.takesValue()) {
                text.append(option.value().equals("FILE") ? " -r -F" : " -x");
            }
            text.append(" -d " + quoted(option.description()) + "\n");
        }
        return text.toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
