// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.signatures;

import java.io.File;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
        return differences(list, List.of(), classes);
    }

    /**
     * Finds the differences but for what is left out on purpose.
     *
     * @param list the whole of a published list
     * @param exceptions lines {@code package <name> <reason>} or {@code type <name> <reason>}; a type is left out with
     *     the types nested in it; blank lines and lines that begin with {@code #} say nothing
     * @param classes the root folder of the compiled classes
     * @return one line per difference, beginning with {@code missing: }, {@code extra: } or {@code exception }: the last
     *     for an exception that is incomplete, that leaves out nothing of the list, or that leaves out what is there
     */
    public static List<String> differences(List<String> list, List<String> exceptions, Path classes) {
        Exceptions leftOut = Exceptions.read(exceptions);
        Set<Signature> published = Signature.read(list);
        Set<Signature> found = found(classes);
        List<String> differences = leftOut.faults(published, found);
        published.stream()
                .filter(line -> !found.contains(line) && !leftOut.covers(line))
                .forEach(line -> differences.add("missing: " + line.text()));
        found.stream()
                .filter(line -> !published.contains(line))
                .forEach(line -> differences.add("extra: " + line.text()));
        return differences;
    }

    private static Set<Signature> found(Path classes) {
        Set<Signature> lines = new LinkedHashSet<>();
        ClassFile.in(classes).forEach(file -> lines.addAll(lines(classes, file)));
        return lines;
    }

    private static List<Signature> lines(Path classes, Path file) {
        String path = classes.relativize(file).toString();
        String name = path.substring(0, path.length() - ".class".length()).replace(File.separatorChar, '.');
        Set<String> texts = ClassFile.texts(file);
        if (name.endsWith(".package-info")) {
            return List.of(Signature.ofPackage(packageLine(name.substring(0, name.lastIndexOf('.')), texts)));
        }
        try {
            Class<?> type = Class.forName(name, false, PublishedSignatures.class.getClassLoader());
            return isVisible(type)
                    ? TypeSignature.lines(type, texts).stream()
                            .map(line -> Signature.ofType(name, line))
                            .toList()
                    : List.of();
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
        return "package " + name + " version " + version + (texts.contains("x-internal:=true") ? " (x-internal)" : "");
    }

    private static boolean isVisible(Class<?> type) {
        return (type.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0
                && !type.isAnonymousClass()
                && (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()));
    }
}
