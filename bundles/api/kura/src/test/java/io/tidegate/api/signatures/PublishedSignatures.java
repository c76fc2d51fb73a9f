// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.signatures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares compiled packages with the list of what add-ons were compiled against: packages with their versions, types,
 * and all that is public or protected in them.
 */
public final class PublishedSignatures {

    private PublishedSignatures() {}

    /**
     * Finds the differences.
     *
     * @param list lines {@code package}, {@code type} and members, as the list writes them
     * @param classes the root folder of the compiled classes
     * @return one line per difference, beginning with {@code missing: } or {@code extra: }; empty if there is none
     */
    public static List<String> differences(List<String> list, Path classes) {
        Set<String> expected = expected(list);
        Set<String> found = found(classes);
        List<String> differences = new ArrayList<>();
        expected.stream().filter(line -> !found.contains(line)).forEach(line -> differences.add("missing: " + line));
        found.stream().filter(line -> !expected.contains(line)).forEach(line -> differences.add("extra: " + line));
        return differences;
    }

    private static Set<String> expected(List<String> list) {
        Set<String> lines = new LinkedHashSet<>();
        String type = "";
        for (String line : list) {
            String text = line.strip();
            if (text.startsWith("type ")) {
                type = text.replaceFirst(".* (?:class|interface) ([\\w.$]+).*", "$1");
                lines.add(text);
            } else if (text.startsWith("package ")) {
                lines.add(text);
            } else if (!text.isEmpty() && !text.startsWith("#")) {
                lines.add(type + ": " + text);
            }
        }
        return lines;
    }

    private static Set<String> found(Path classes) {
        try (Stream<Path> files = Files.walk(classes)) {
            Set<String> lines = new LinkedHashSet<>();
            files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .forEach(file -> lines.addAll(lines(classes, file)));
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path classes, Path file) {
        String path = classes.relativize(file).toString();
        String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
        Set<String> texts = ClassFile.texts(file);
        if (name.endsWith(".package-info")) {
            return List.of(packageLine(name.substring(0, name.lastIndexOf('.')), texts));
        }
        try {
            Class<?> type = Class.forName(name, false, PublishedSignatures.class.getClassLoader());
            return isVisible(type) ? TypeSignature.lines(type, texts) : List.of();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String packageLine(String name, Set<String> texts) {
        if (!texts.contains("Lorg/osgi/annotation/bundle/Export;")) {
            return "package " + name + " not exported";
        }
        String version = texts.stream()
                .filter(text -> text.matches("\\d+\\.\\d+\\.\\d+"))
                .findFirst()
                .orElse("none");
        return "package " + name + " version " + version;
    }

    private static boolean isVisible(Class<?> type) {
        return (type.getModifiers() & (java.lang.reflect.Modifier.PUBLIC | java.lang.reflect.Modifier.PROTECTED)) != 0
                && !type.isAnonymousClass()
                && (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()));
    }
}
