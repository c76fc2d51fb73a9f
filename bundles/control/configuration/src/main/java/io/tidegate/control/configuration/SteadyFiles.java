// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which files stand still: a file counts once two looks at it saw the same, so that none is read while it is written; and one
 * that is gone counts as gone once two looks missed it. Callers serialise.
 */
final class SteadyFiles {

    private Map<Path, FolderLook.Stamp> seen = Map.of();
    private List<ConfigFolder> seenFolders = List.of();
    private Map<Path, FolderLook.Stamp> applied = Map.of();
    private List<ConfigFolder> appliedFolders = List.of();

    /**
     * What a look tells.
     *
     * @param due whether anything that stands still is other than it was applied
     * @param held the files that don't stand still
     */
    record Found(boolean due, Set<Path> held) {}

    /** Takes a look at its word, as there was none before. */
    void first(FolderLook look) {
        seen = look.files();
        seenFolders = look.folders();
    }

    Found next(FolderLook look) {
        Set<Path> held = held(look);
        boolean sameFolders = look.folders().equals(seenFolders);
        seen = look.files();
        seenFolders = look.folders();
        return new Found(sameFolders && differs(look, held), held);
    }

    private Set<Path> held(FolderLook look) {
        Set<Path> held = new HashSet<>();
        look.files().forEach((file, stamp) -> {
            if (!stamp.equals(seen.get(file))) {
                held.add(file);
            }
        });
        seen.keySet().stream()
                .filter(file -> !look.files().containsKey(file) && look.covers(file))
                .forEach(held::add);
        return held;
    }

    private boolean differs(FolderLook look, Set<Path> held) {
        Map<Path, FolderLook.Stamp> now = settled(look, held);
        return !now.equals(applied) || !look.folders().equals(appliedFolders);
    }

    /** The files that are other than they were applied. */
    Set<Path> changed(FolderLook look) {
        Set<Path> changed = new HashSet<>(applied.keySet());
        changed.addAll(look.files().keySet());
        changed.removeIf(file -> Objects.equals(applied.get(file), look.files().get(file)));
        return changed;
    }

    /** What stands still as it is, what doesn't as it was applied. */
    private Map<Path, FolderLook.Stamp> settled(FolderLook look, Set<Path> held) {
        Map<Path, FolderLook.Stamp> settled = new HashMap<>(look.files());
        settled.keySet().removeAll(held);
        held.stream().filter(applied::containsKey).forEach(file -> settled.put(file, applied.get(file)));
        return settled;
    }

    /** What the look saw is in force, but for what is held. */
    void applied(FolderLook look, Set<Path> held) {
        applied = settled(look, held);
        appliedFolders = look.folders();
    }
}
