package dev.thaw.cli.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The files of runs, {@code $XDG_STATE_HOME/thaw/runs}: a journal, a plan and what is left of each. Only their owner may read them.
 */
public final class RunFolder {

    private final Path folder;

    RunFolder(Path folder) {
        this.folder = folder;
    }

    /** By the environment, else {@code ~/.local/state}. */
    public static RunFolder of(Map<String, String> environment) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
        Path root = state.isBlank() || !Path.of(state).isAbsolute() ? home.resolve(".local/state") : Path.of(state);
        return new RunFolder(root.resolve("thaw").resolve("runs"));
    }

    /** A new id that no run has. */
    String newId() throws IOException {
        Files.createDirectories(folder);
        restrict(folder, "rwx------");
        while (true) {
            String id = String.format("%06x", ThreadLocalRandom.current().nextInt(1 << 24));
            if (!Files.exists(journal(id))) {
                return id;
            }
        }
    }

    Path journal(String id) {
        return folder.resolve(id + ".json");
    }

    Path plan(String id) {
        return folder.resolve(id + ".plan");
    }

    Path left(String id) {
        return folder.resolve(id + ".left");
    }

    Path input(String id) {
        return folder.resolve(id + ".input");
    }

    /** Replaces the file at once, so that a crash leaves the old or the new content. */
    void write(Path file, String text) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        create(next);
        Files.writeString(next, text, StandardCharsets.UTF_8);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** An empty file that only its owner may read. */
    static void create(Path file) throws IOException {
        Files.deleteIfExists(file);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException noPosix) {
            Files.createFile(file);
        }
    }

    private static void restrict(Path path, String permissions) throws IOException {
        try {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        } catch (UnsupportedOperationException noPosix) {
            // Windows: the folder is in the user's own.
        }
    }

    /** The journals, the latest first; those that cannot be read are left out. */
    List<RunJournal> journals() {
        List<RunJournal> journals = new ArrayList<>();
        try (var files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".json"))
                    .sorted(Comparator.comparing(RunFolder::modified).reversed())
                    .forEach(file -> read(file).ifPresent(journals::add));
        } catch (IOException none) {
            return List.of();
        }
        return journals;
    }

    Optional<RunJournal> journal(Optional<String> id) {
        if (id.isPresent()) {
            return id.get().matches("[0-9a-f]{6}") ? read(journal(id.get())) : Optional.empty();
        }
        return journals().stream().filter(RunJournal::isOpen).findFirst();
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    private static Optional<RunJournal> read(Path file) {
        try {
            return Optional.of(RunJournal.parse(Files.readString(file, StandardCharsets.UTF_8)));
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** A run that is done keeps its journal alone. */
    void forgetFiles(String id) throws IOException {
        for (Path file : List.of(plan(id), left(id), input(id))) {
            Files.deleteIfExists(file);
        }
    }
}
