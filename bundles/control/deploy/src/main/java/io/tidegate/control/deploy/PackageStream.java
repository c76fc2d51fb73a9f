// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** The entries of a deployment package in the order in which they lie in it; trusts neither their names nor their sizes. */
final class PackageStream implements AutoCloseable {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final int MOST_ENTRIES = 2_000;
    private static final long LONGEST_MANIFEST = 1L << 20;
    private static final long MOST_BYTES = 256L << 20;

    private final Path file;
    private final long mostBytes;
    private final ZipInputStream zip;
    private final Set<String> names = new HashSet<>();
    private long bytes;

    PackageStream(Path file) throws IOException {
        this(file, MOST_BYTES);
    }

    PackageStream(Path file, long mostBytes) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": no such file");
        }
        this.file = file;
        this.mostBytes = mostBytes;
        zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)));
    }

    /** Reads the manifest, which must come first. */
    PackageManifest manifest() throws IOException {
        String first = next();
        if (first == null) {
            throw new IOException("no deployment package: it is no zip file, or an empty one");
        }
        if (!first.equalsIgnoreCase(MANIFEST)) {
            throw new IOException("its first entry is " + first + "; a deployment package begins with " + MANIFEST);
        }
        ByteArrayOutputStream manifest = new ByteArrayOutputStream();
        copy(manifest, LONGEST_MANIFEST, "its manifest has more than " + LONGEST_MANIFEST + " bytes");
        return PackageManifest.parse(manifest.toByteArray());
    }

    /** The next file's name, which is safe to use as a relative path; null at the end. */
    String next() throws IOException {
        try {
            ZipEntry entry = entry();
            while (entry != null) {
                String name = checked(entry.getName());
                if (!entry.isDirectory()) {
                    return name;
                }
                entry = entry();
            }
            return null;
        } catch (EOFException | ZipException | IllegalArgumentException e) {
            throw damaged(e);
        }
    }

    void copyTo(Path place) throws IOException {
        Files.createDirectories(place.getParent());
        try (OutputStream out = Files.newOutputStream(place)) {
            copy(out, Long.MAX_VALUE, "");
        }
    }

    /** To be called after the last entry: a file that was cut off lacks its table of contents. */
    void checkEnd() throws IOException {
        try (ZipFile whole = new ZipFile(file.toFile())) {
            if (whole.size() != names.size()) {
                throw new IOException("it is damaged: it lists " + whole.size() + " entries and holds " + names.size());
            }
        } catch (ZipException e) {
            throw damaged(e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private ZipEntry entry() throws IOException {
        if (!names.isEmpty()) {
            // What nobody wanted of the entry before counts too.
            copy(OutputStream.nullOutputStream(), Long.MAX_VALUE, "");
        }
        return zip.getNextEntry();
    }

    private String checked(String name) throws IOException {
        if (name.startsWith("/") || name.contains("\\") || name.contains(":") || ("/" + name + "/").contains("/../")) {
            throw new IOException("the entry name '" + name + "' is not allowed: it could lead out of the package");
        }
        if (!names.add(name)) {
            throw new IOException("it holds " + name + " twice");
        }
        if (names.size() > MOST_ENTRIES) {
            throw new IOException("it has more than " + MOST_ENTRIES + " entries");
        }
        return name;
    }

    private void copy(OutputStream out, long most, String fault) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long copied = 0;
        try {
            for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                copied += read;
                bytes += read;
                if (copied > most) {
                    throw new IOException(fault);
                }
                if (bytes > mostBytes) {
                    throw new IOException("unpacked it has more than " + (mostBytes >> 20) + " MiB");
                }
                out.write(buffer, 0, read);
            }
        } catch (EOFException | ZipException e) {
            throw damaged(e);
        }
    }

    private static IOException damaged(Exception e) {
        return new IOException("it is damaged or cut off: " + e.getMessage(), e);
    }
}
