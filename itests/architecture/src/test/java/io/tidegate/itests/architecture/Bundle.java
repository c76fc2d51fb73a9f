// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.architecture;

import aQute.bnd.header.Parameters;
import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Resource;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.stream.Stream;

/**
 * One of our built bundles, as the rules see it.
 *
 * @param name the symbolic name
 * @param headers the manifest
 * @param files path in the jar -> content, text and classes alike as ISO 8859-1
 */
record Bundle(String name, Attributes headers, Map<String, String> files) {

    /** The bundles of ours that the test class path holds as jars, in the order of their names. */
    static List<Bundle> ours() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(File::new)
                .filter(file -> file.getName().matches("(io\\.tidegate|org\\.eclipse\\.kura)\\..*\\.jar"))
                .map(Bundle::read)
                .filter(bundle -> !bundle.name().equals("io.tidegate.lib"))
                .sorted(Comparator.comparing(Bundle::name))
                .toList();
    }

    private static Bundle read(File file) {
        try (Jar jar = new Jar(file)) {
            Map<String, String> files = new TreeMap<>();
            for (Map.Entry<String, Resource> entry : jar.getResources().entrySet()) {
                files.put(entry.getKey(), new String(entry.getValue().buffer().array(), StandardCharsets.ISO_8859_1));
            }
            Attributes headers = jar.getManifest().getMainAttributes();
            return new Bundle(
                    headers.getValue("Bundle-SymbolicName").split(";", -1)[0].trim(), headers, files);
        } catch (Exception e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }

    boolean isApi() {
        return name.startsWith("io.tidegate.api.") || name.equals("org.eclipse.kura.api");
    }

    boolean has(String header) {
        return headers.getValue(header) != null;
    }

    /** Imported package -> its attributes and directives. */
    Map<String, String> imports() {
        return clauses("Import-Package");
    }

    Map<String, String> exports() {
        return clauses("Export-Package");
    }

    /** The text file at that path, read as UTF-8. */
    Optional<String> text(String path) {
        return Optional.ofNullable(files.get(path))
                .map(content -> new String(content.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    private Map<String, String> clauses(String header) {
        Map<String, String> clauses = new TreeMap<>();
        new Parameters(Optional.ofNullable(headers.getValue(header)).orElse(""))
                .forEach((name, attributes) -> clauses.put(name, attributes.toString()));
        return clauses;
    }
}
