// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One reading of the folders, and what it makes of the state.
 *
 * @param held the files that don't stand still
 * @param from what was set before
 */
record FilePass(FolderLook look, Set<Path> held, State from, FileReading reading, FileMerge.Merged merged) {

    State state() {
        return merged.state();
    }

    Change change() {
        return Change.ofFiles(FileComment.of(from.base(), state().base()));
    }

    /** The files that are looked at again. */
    Set<Path> notYet() {
        Set<Path> files = new HashSet<>(held);
        files.addAll(reading.unfinished());
        return files;
    }

    List<Refusal> refused() {
        List<Refusal> refused = new ArrayList<>(reading.refused());
        refused.addAll(merged.refused());
        return refused;
    }

    /** One line for each component and folder that is as it was for another reason than a file. */
    List<String> left() {
        List<String> lines = new ArrayList<>(merged.left());
        look.unreadable().forEach((folder, why) -> lines.add(folder.path() + ": can't be read: " + why));
        return lines;
    }

    /** The files that are in force, of which an older content was refused. */
    List<Path> applied() {
        Set<LayerFile> bad = new HashSet<>();
        merged.refused().forEach(refusal -> bad.add(refusal.file()));
        return reading.files().stream()
                .filter(file -> file.live() && file.movable() && !bad.contains(file))
                .map(LayerFile::path)
                .filter(file -> look.files().containsKey(RejectedFiles.rejected(file)))
                .toList();
    }
}
