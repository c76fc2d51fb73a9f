// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.signatures;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The texts in the constant pool of a class file: they tell the annotations that reflection does not show. */
final class ClassFile {

    private static final int LONG = 5;
    private static final int DOUBLE = 6;

    private ClassFile() {}

    static List<Path> in(Path classes) {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The major version: 52 is Java 8. */
    static int version(Path file) {
        try (InputStream in = Files.newInputStream(file);
                DataInputStream data = new DataInputStream(in)) {
            data.skipNBytes(6);
            return data.readUnsignedShort();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is no class file", e);
        }
    }

    static Set<String> texts(Path file) {
        try (InputStream in = Files.newInputStream(file);
                DataInputStream data = new DataInputStream(in)) {
            data.skipNBytes(8);
            int count = data.readUnsignedShort();
            Set<String> texts = new LinkedHashSet<>();
            for (int i = 1; i < count; i++) {
                int tag = data.readUnsignedByte();
                if (tag == LONG || tag == DOUBLE) {
                    i++; // these take two places
                }
                readEntry(tag, data, texts);
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is no class file", e);
        }
    }

    private static void readEntry(int tag, DataInputStream data, Set<String> texts) throws IOException {
        switch (tag) {
            case 1 -> texts.add(data.readUTF());
            case 3, 4, 9, 10, 11, 12, 17, 18 -> data.skipNBytes(4);
            case LONG, DOUBLE -> data.skipNBytes(8);
            case 7, 8, 16, 19, 20 -> data.skipNBytes(2);
            case 15 -> data.skipNBytes(3);
            default -> throw new IOException("constant of unknown kind " + tag);
        }
    }
}
