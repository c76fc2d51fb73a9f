// SPDX-License-Identifier: EPL-2.0
package io.tidegate.lib.io;

import java.io.IOException;
import java.nio.file.Path;

/** The few things {@link DurableFiles} asks of a file system. As on any, only what was forced outlasts a power cut. */
public interface Disk {

    /** Makes one folder; its parent is there. */
    void makeFolder(Path folder) throws IOException;

    /**
     * Makes the file, or replaces its content.
     *
     * @param secret whether only the gateway's own user may read it
     */
    void write(Path file, byte[] content, boolean secret) throws IOException;

    /** Makes the file with the content of another one, or replaces it. */
    void copy(Path from, Path to) throws IOException;

    /** Makes a symbolic link where nothing is yet. */
    void link(Path link, Path target) throws IOException;

    /** Renames atomically over whatever is there. */
    void rename(Path from, Path to) throws IOException;

    /** Removes what is there, if anything is. */
    void delete(Path path) throws IOException;

    /** Forces a file's content, or a folder's entries. */
    void force(Path path) throws IOException;
}
