// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How the folders look at one moment.
 *
 * @param files those that count, also the refused ones that were moved aside
 * @param unreadable what is wrong with each folder that can't be listed
 */
record FolderLook(List<ConfigFolder> folders, Map<Path, Stamp> files, Map<ConfigFolder, String> unreadable) {

    static final String JSON = ".json";

    /** What tells one content of a file from another without reading it. */
    record Stamp(long size, FileTime modified, Object key) {

        static Stamp of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(
                    attributes.size(),
                    attributes.lastModifiedTime(),
                    Objects.requireNonNullElse(attributes.fileKey(), ""));
        }
    }

    static FolderLook at(List<ConfigFolder> folders) {
        FolderLook look = new FolderLook(List.copyOf(folders), new TreeMap<>(), new TreeMap<>(BY_NAME));
        folders.forEach(look::list);
        return look;
    }

    private static final Comparator<ConfigFolder> BY_NAME = Comparator.comparing(ConfigFolder::name);

    private void list(ConfigFolder folder) {
        if (!Files.isDirectory(folder.path())) {
            return;
        }
        try (Stream<Path> present = Files.list(folder.path())) {
            for (Path file : present.filter(FolderLook::counts).toList()) {
                stamp(file);
            }
        } catch (IOException e) {
            unreadable.put(folder, ConfigurationFault.words(e));
        }
    }

    private void stamp(Path file) throws IOException {
        try {
            files.put(file, Stamp.of(file));
        } catch (NoSuchFileException e) {
            // Gone while it was looked at, or a link to nothing.
        }
    }

    private static boolean counts(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".")
                && (name.endsWith(JSON) || name.endsWith(JSON + RejectedFiles.SUFFIX))
                && Files.isRegularFile(file);
    }

    /** Whether it is the folder of an environment. */
    boolean isOverlay(ConfigFolder folder) {
        return folders.stream()
                .anyMatch(below -> below.path().equals(folder.path().getParent()));
    }

    /** Whether the file is in one of the folders. */
    boolean covers(Path file) {
        return folders.stream().anyMatch(folder -> folder.path().equals(file.getParent()));
    }
}
