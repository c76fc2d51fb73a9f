// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.nio.file.Path;

/**
 * A folder with files that say something.
 *
 * @param name what it is called in snapshots, the same wherever the gateway is installed
 * @param movable whether what is refused may be moved aside; not what others own
 */
record ConfigFolder(String name, Path path, boolean movable) {

    /** What a file in it is called in snapshots. */
    String nameOf(String fileName) {
        return name + "/" + fileName;
    }

    /** Whether it directly holds a file of that name. */
    boolean holds(String file) {
        return file.startsWith(name + "/") && file.indexOf('/', name.length() + 1) < 0;
    }
}
