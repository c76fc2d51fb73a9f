// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.nio.file.Path;
import java.util.SortedMap;

/**
 * What one file says.
 *
 * @param name what it is called in snapshots
 * @param path where it is; null if nobody knows any more
 * @param stamp how it looked when it was read; null if it wasn't
 * @param live whether this is what stands there; else what it said when it was last applied
 */
record LayerFile(
        String name,
        Path path,
        boolean movable,
        FolderLook.Stamp stamp,
        SortedMap<String, JsonResources.Entry> entries,
        boolean live) {

    /** Where it says something, to begin a line with. */
    String place(String pid, String key) {
        return "line " + entries.get(pid).lines().of(key) + ": ";
    }

    /** The same file with what it said when it was last applied. */
    LayerFile remembered(SortedMap<String, Configured> base) {
        return remembered(name, path, movable, base);
    }

    static LayerFile remembered(String name, Path path, boolean movable, SortedMap<String, Configured> base) {
        return new LayerFile(name, path, movable, null, Sayers.remembered(name, base), false);
    }
}
