// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** What the files of the folders say; those that can't be read now, or must not be, with what they said last. */
final class FileReading {

    /** Whoever wrote it a moment ago may not be done. */
    private static final Duration YOUNG = Duration.ofSeconds(2);

    private final FolderLook look;
    private final Set<Path> held;
    private final SortedMap<String, Configured> base;
    private final List<LayerFile> files = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();
    private final Set<Path> unfinished = new HashSet<>();

    /**
     * Reads all.
     *
     * @param held files that are not to be read now
     * @param base what all said last
     */
    FileReading(FolderLook look, Set<Path> held, SortedMap<String, Configured> base) {
        this.look = look;
        this.held = held;
        this.base = base;
        Set<String> known = Sayers.files(base);
        look.folders().forEach(folder -> names(folder, known).forEach(name -> read(folder, name)));
    }

    /** From the lowest to the highest. */
    List<LayerFile> files() {
        return files;
    }

    /** Those that break the form. */
    List<Refusal> refused() {
        return refused;
    }

    /** Those that break the form, but may still be written. */
    Set<Path> unfinished() {
        return unfinished;
    }

    /** The files that are there, and those that are not but still count with what they said. */
    private Set<String> names(ConfigFolder folder, Set<String> known) {
        Set<String> names = new TreeSet<>();
        Set<Path> here = new HashSet<>(look.files().keySet());
        here.addAll(held);
        here.stream()
                .filter(file -> folder.path().equals(file.getParent()))
                .map(file -> RejectedFiles.original(file.getFileName().toString()))
                .forEach(names::add);
        if (look.unreadable().containsKey(folder)) {
            known.stream()
                    .filter(folder::holds)
                    .map(file -> file.substring(folder.name().length() + 1))
                    .forEach(names::add);
        }
        return names;
    }

    private void read(ConfigFolder folder, String fileName) {
        Path path = folder.path().resolve(fileName);
        String name = folder.nameOf(fileName);
        FolderLook.Stamp stamp = look.files().get(path);
        LayerFile last = LayerFile.remembered(name, path, folder.movable(), base);
        if (stamp == null || held.contains(path)) {
            files.add(last);
            return;
        }
        try {
            files.add(new LayerFile(name, path, folder.movable(), stamp, entries(folder, path), true));
        } catch (IOException e) {
            files.add(last);
            if (young(stamp)) {
                unfinished.add(path);
            } else {
                refused.add(new Refusal(
                        new LayerFile(name, path, folder.movable(), stamp, last.entries(), false),
                        List.of(reason(path, e))));
            }
        }
    }

    /** An overlay that said which overlay counts would take itself away. */
    private SortedMap<String, JsonResources.Entry> entries(ConfigFolder folder, Path path) throws IOException {
        SortedMap<String, JsonResources.Entry> entries = JsonResources.read(path);
        JsonResources.Entry variables = entries.get(GatewayVariables.PID);
        if (variables != null
                && variables.properties().containsKey(GatewayVariables.ENVIRONMENT)
                && look.isOverlay(folder)) {
            throw new IOException(path + ": " + GatewayVariables.PID + ": " + GatewayVariables.ENVIRONMENT
                    + " is not allowed here: the files beside the environments' folders say which of these counts");
        }
        return entries;
    }

    private static boolean young(FolderLook.Stamp stamp) {
        Duration age = Duration.between(stamp.modified().toInstant(), Instant.now());
        return age.abs().compareTo(YOUNG) < 0;
    }

    private static String reason(Path path, IOException e) {
        String message = ConfigurationFault.words(e);
        String prefix = path + ": ";
        return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    }
}
