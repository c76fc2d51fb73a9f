// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.store;

import io.tidegate.lib.io.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a store's file lies. A damaged file is moved aside with its time, never deleted. */
final class StoreFile {

    /** H2's file access that goes on when the calling thread is interrupted; a bare channel would be closed by it. */
    static final String SCHEME = "retry:";

    private static final Logger LOG = LoggerFactory.getLogger(StoreFile.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String DAMAGED = ".damaged-";

    private final Path path;
    private final String scheme;

    StoreFile(Path path, String scheme) {
        this.path = path.toAbsolutePath();
        this.scheme = scheme;
    }

    Path path() {
        return path;
    }

    long usableSpace() {
        return path.getParent().toFile().getUsableSpace();
    }

    /** Opens the file, or a new one after the damaged one was moved aside. @throws RuntimeException if neither works */
    MessageFile open() {
        try {
            Files.createDirectories(path.getParent());
            boolean exists = Files.exists(path);
            MessageFile file = openOrReplace();
            if (!exists) {
                DurableFiles.forceFolder(path.getParent());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": " + e, e);
        }
    }

    private MessageFile openOrReplace() {
        try {
            return new MessageFile(scheme + path);
        } catch (RuntimeException | StackOverflowError e) {
            if (!isDamageAtOpen(e)) {
                throw e;
            }
            setAside(e);
            return new MessageFile(scheme + path);
        }
    }

    void setAside(Throwable cause) {
        Path aside = path.resolveSibling(path.getFileName() + DAMAGED + STAMP.format(Instant.now()));
        try {
            DurableFiles.move(path, aside);
            LOG.error("{} is damaged and was moved to {}; a new store begins", path, aside.getFileName(), cause);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " is damaged and can't be moved aside: " + e, e);
        }
    }

    /** The files moved aside that are still there. */
    List<Path> damaged() {
        try (Stream<Path> files = Files.list(path.getParent())) {
            String prefix = path.getFileName() + DAMAGED;
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Whether an open file turned out to hold something that can't be read. */
    static boolean isDamage(Throwable cause) {
        return cause instanceof MVStoreException e
                && switch (e.getErrorCode()) {
                    case DataUtils.ERROR_FILE_CORRUPT,
                            DataUtils.ERROR_CHUNK_NOT_FOUND,
                            DataUtils.ERROR_BLOCK_NOT_FOUND,
                            DataUtils.ERROR_SERIALIZATION -> true;
                    default -> false;
                };
    }

    /** Damaged bytes also show as any unchecked exception of H2's reader; an I/O error or too little memory is none. */
    private static boolean isDamageAtOpen(Throwable e) {
        if (!(e instanceof MVStoreException store)) {
            return true;
        }
        Throwable cause = e.getCause();
        boolean innocent = cause instanceof IOException || cause instanceof VirtualMachineError;
        return isDamage(e)
                || store.getErrorCode() == DataUtils.ERROR_UNSUPPORTED_FORMAT
                || (store.getErrorCode() == DataUtils.ERROR_INTERNAL
                        && (!innocent || cause instanceof StackOverflowError));
    }
}
