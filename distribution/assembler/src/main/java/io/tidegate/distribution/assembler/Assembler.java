// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.assembler;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lays out one profile of the distribution: {@code bin/ etc/ features/ system/}. The sources of features name bundles
 * without versions; a bundle's version is that of the one jar with its name in the staged Maven layout.
 */
public final class Assembler {

    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([^\":]+):([^\":]+)\"");
    /** On the launcher's class path rather than in a feature. */
    private static final List<String> LAUNCHER =
            List.of("io.tidegate:io.tidegate.distribution.launcher", "org.apache.felix:org.apache.felix.framework");

    private final Path staged;
    private final Path home;
    private final String version;
    private final Set<Artifact> used = new TreeSet<>();
    private final TreeMap<String, Artifact> artifacts = new TreeMap<>();

    private Assembler(Path staged, Path home, String version) throws IOException {
        this.staged = staged;
        this.home = home;
        this.version = version;
        try (Stream<Path> files = Files.walk(staged)) {
            files.filter(file -> file.toString().endsWith(".jar"))
                    .map(file -> Artifact.of(staged.relativize(file)))
                    .forEach(this::stage);
        }
    }

    /** Takes the profile file, the folder of features, the staged jars, the folder with bin and etc, the output, the version. */
    public static void main(String[] args) throws IOException {
        Path profile = Path.of(args[0]);
        Path features = Path.of(args[1]);
        Path home = Path.of(args[4]);
        delete(home);
        Assembler assembler = new Assembler(Path.of(args[2]), home, args[5]);
        for (String feature : Files.readAllLines(profile)) {
            assembler.line(feature, features);
        }
        LAUNCHER.forEach(id -> assembler.used.add(assembler.find(id, "the launcher")));
        assembler.system(profile.getFileName().toString());
        for (String file : List.of("bin/tidegate", "etc/logback.xml", "README.md", "../LICENSE")) {
            copy(Path.of(args[3], file), home.resolve(file.replace("../", "")));
        }
    }

    private void stage(Artifact artifact) {
        Artifact other = artifacts.put(artifact.name(), artifact);
        if (other != null) {
            throw new IllegalStateException("two versions of " + artifact.name() + ": " + other.path() + " and "
                    + artifact.path() + " in " + staged);
        }
    }

    /**
     * A feature with a question mark is left out, and it is said, where this build does not have its bundles. One with a plus
     * sign is brought along but not installed until an operator asks for it.
     */
    private void line(String line, Path features) throws IOException {
        String feature = line.replaceFirst("[?+]$", "");
        Path source = features.resolve(feature).resolve("feature.json");
        if (line.endsWith("?") && !complete(source, feature)) {
            System.out.println("LEFT OUT: feature " + feature + ": its bundles were not built");
            return;
        }
        feature(source, feature, home.resolve(line.endsWith("+") ? "features/optional" : "features"));
    }

    private boolean complete(Path source, String feature) throws IOException {
        return ID.matcher(Files.readString(source))
                .results()
                .map(id -> id.group(1) + ":" + id.group(2))
                .allMatch(id -> id.equals("io.tidegate:io.tidegate.features." + feature) || artifacts.containsKey(id));
    }

    private void feature(Path source, String name, Path folder) throws IOException {
        Matcher id = ID.matcher(Files.readString(source));
        StringBuilder text = new StringBuilder();
        while (id.find()) {
            String artifact = id.group(1) + ":" + id.group(2);
            id.appendReplacement(text, "\"id\": \"" + artifact + ":" + version(artifact, name) + "\"");
        }
        id.appendTail(text);
        Path target = folder.resolve(name + ".json");
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
    }

    private String version(String artifact, String feature) {
        if (artifact.equals("io.tidegate:io.tidegate.features." + feature)) {
            return version;
        }
        Artifact found = find(artifact, "feature " + feature);
        used.add(found);
        return found.version();
    }

    private Artifact find(String name, String user) {
        Artifact found = artifacts.get(name);
        if (found == null) {
            throw new IllegalStateException(
                    user + " names " + name + ", which is no dependency of the distribution's pom.xml");
        }
        return found;
    }

    private void system(String profile) throws IOException {
        StringBuilder index = new StringBuilder();
        index.append("{\n  \"format\": 1,\n  \"profile\": \"%s\",\n  \"version\": \"%s\",\n  \"jars\": [\n"
                .formatted(profile, version));
        String separator = "";
        for (Artifact artifact : used) {
            Path jar = home.resolve("system").resolve(artifact.path());
            copy(staged.resolve(artifact.path()), jar);
            index.append(separator).append(artifact.indexLine(jar));
            separator = ",\n";
        }
        Files.writeString(home.resolve("system/index.json"), index.append("\n  ]\n}\n"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
