// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may import, export and share what; read from the built jars, so that nothing hides in a build file. */
class OneRuleTest {

    /** What the JDK brings, and the few names that every bundle may know. */
    private static final List<String> PLATFORM =
            List.of("javax.", "org.w3c.dom", "org.xml.sax", "org.osgi.", "org.slf4j", "jakarta.servlet");

    private final List<Bundle> bundles = Bundle.ours();
    private final Set<String> api = bundles.stream()
            .filter(Bundle::isApi)
            .flatMap(bundle -> bundle.exports().keySet().stream())
            .collect(Collectors.toSet());

    @Test
    void everyBundleOfTheReactorIsRead() throws IOException {
        List<String> modules = Files.readAllLines(root().resolve("pom.xml")).stream()
                .map(String::strip)
                .filter(line -> line.matches("<module>(bundles|device-drivers|web-console)/.*</module>"))
                .filter(line -> !line.contains("bundles/lib<"))
                .toList();
        // The console is built only where Node.js is.
        List<String> expected = modules.stream()
                .filter(line -> !line.contains("web-console/ui<") || !Boolean.getBoolean("tidegate.skip.web"))
                .toList();
        assertThat(bundles).as("a bundle missing here escapes every rule").hasSameSizeAs(expected);
    }

    @Test
    void bundlesImportOnlyPlatformApiAndWhatIsShared() throws IOException {
        Set<String> used = new HashSet<>();
        List<String> faults = new ArrayList<>();
        List<Line> shared = Line.read("shared.txt", 1);
        List<Line> exceptions = Line.read("exceptions.txt", 2);
        for (Bundle bundle : bundles) {
            for (String imported : bundle.imports().keySet()) {
                if (PLATFORM.stream().anyMatch(imported::startsWith) || api.contains(imported)) {
                    continue;
                }
                shared.stream().filter(l -> l.covers(imported)).forEach(l -> used.add(l.text()));
                exceptions.stream()
                        .filter(l -> l.words().get(0).equals(bundle.name()) && l.covers(imported))
                        .forEach(l -> used.add(l.text()));
                boolean allowed = shared.stream().anyMatch(l -> l.covers(imported))
                        || exceptions.stream()
                                .anyMatch(l -> l.words().get(0).equals(bundle.name()) && l.covers(imported));
                if (!allowed) {
                    faults.add(bundle.name() + " imports " + imported);
                }
            }
            if (bundle.has("DynamicImport-Package")) {
                faults.add(bundle.name() + " imports dynamically");
            }
            if (bundle.has("Require-Bundle")) {
                faults.add(bundle.name() + " requires a bundle");
            }
        }
        assertThat(faults).isEmpty();
        assertThat(used)
                .as("lines that allow something nobody does")
                .containsAll(shared.stream().map(Line::text).toList())
                .containsAll(exceptions.stream().map(Line::text).toList());
    }

    @Test
    void everySharedPackageHasTwoUsers() throws IOException {
        for (Line line : Line.read("shared.txt", 1)) {
            assertThat(bundles.stream()
                            .filter(b -> b.imports().keySet().stream().anyMatch(line::covers)))
                    .as(line.text())
                    .hasSizeGreaterThan(1);
        }
    }

    @Test
    void noApiPackageIsImportedOptionally() {
        // An optional import of our own API lets the resolver leave the API out: NoClassDefFoundError at run time.
        for (Bundle bundle : bundles) {
            bundle.imports().forEach((name, clause) -> {
                if (api.contains(name)) {
                    assertThat(clause).as(bundle.name() + " imports " + name).doesNotContain("optional");
                }
            });
        }
    }

    @Test
    void onlyApiBundlesExport() {
        assertThat(bundles.stream().filter(b -> !b.isApi()).flatMap(b -> b.exports().keySet().stream()
                        .filter(exported -> !isCamelOfItsHost(b.name(), exported))
                        .map(exported -> b.name() + " exports " + exported)))
                .isEmpty();
        assertThat(bundles.stream()
                        .filter(b -> b.isApi() && b.exports().isEmpty())
                        .map(Bundle::name))
                .isEmpty();
    }

    /** The one exception: Camel's components are compiled against Camel, so its host shares it with them. */
    private static boolean isCamelOfItsHost(String bundle, String exported) {
        return bundle.equals("io.tidegate.data.routes")
                && (exported.equals("org.apache.camel") || exported.startsWith("org.apache.camel."));
    }

    @Test
    void everyPackageOfOursIsNamedAfterItsBundle() {
        for (Bundle bundle : bundles) {
            if (bundle.name().startsWith("org.eclipse.kura") || bundle.name().contains(".kura.")) {
                continue;
            }
            String own = bundle.name().replace('.', '/') + "/";
            assertThat(bundle.files().keySet().stream()
                            .filter(path -> path.startsWith("io/tidegate/") && path.endsWith(".class"))
                            .filter(path -> !path.startsWith(own) && !path.startsWith("io/tidegate/lib/")))
                    .as(bundle.name())
                    .isEmpty();
        }
    }

    @Test
    void nobodyUsesStaticExecutorsOfALibraryOrActivators() {
        List<String> banned = List.of(
                "sharedExecutor", "sharedEventLoop", "sharedWheelTimer", "sharedScheduledExecutor", "commonPool");
        for (Bundle bundle : bundles) {
            assertThat(bundle.has("Bundle-Activator"))
                    .as(bundle.name() + " has an activator")
                    .isFalse();
            bundle.files().forEach((path, content) -> {
                if (path.startsWith("io/tidegate/") && path.endsWith(".class")) {
                    assertThat(banned.stream().filter(content::contains))
                            .as(bundle.name() + " " + path)
                            .isEmpty();
                }
            });
        }
    }

    static Path root() {
        return Path.of(System.getProperty("tidegate.root"));
    }

    /** A line of a list: some words, then the reason. */
    private record Line(List<String> words, String text) {

        static List<Line> read(String file, int words) throws IOException {
            List<Line> lines = Files.readAllLines(root().resolve("itests/architecture/" + file)).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> new Line(List.of(line.split("\\s+", words + 1)), line))
                    .toList();
            assertThat(lines).as(file + ": every line has its reason").allMatch(line -> line.words.size() == words + 1);
            return lines;
        }

        /** Whether the line's package prefix, its last word before the reason, covers the package. */
        boolean covers(String imported) {
            String prefix = words.get(words.size() - 2);
            return imported.equals(prefix) || imported.startsWith(prefix + ".");
        }
    }
}
