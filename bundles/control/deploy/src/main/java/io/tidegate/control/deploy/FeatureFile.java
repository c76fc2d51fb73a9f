// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.tidegate.control.deploy.Unit.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A feature of the distribution ({@code features/}), whose jars lie in the distribution's {@code system/}. */
final class FeatureFile {

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();
    private static final String SUFFIX = ".json";

    private FeatureFile() {}

    /** The features that lie in the distribution, whether installed or not, by name. */
    static Map<String, Path> all(Path home) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        for (Path folder : List.of(home.resolve("features"), home.resolve("features/optional"))) {
            if (Files.isDirectory(folder)) {
                try (var found = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
                    found.forEach(file -> files.put(name(file), file));
                }
            }
        }
        return files;
    }

    /** @throws IOException if it can't be read, or brings more than bundles, naming the file and why */
    static Unit read(Path file, Path home) throws IOException {
        try {
            List<Member> members = new ArrayList<>();
            refuseMore(file);
            Map<String, String> jars = jars(home, "path");
            for (Map.Entry<String, Integer> bundle : bundles(file).entrySet()) {
                String path = jars.get(bundle.getKey());
                if (path == null) {
                    throw new IOException(
                            "it names " + bundle.getKey() + ", which is not in " + home.resolve("system"));
                }
                members.add(new Member(JarFacts.read(home.resolve("system").resolve(path)), bundle.getValue()));
            }
            if (members.isEmpty()) {
                throw new IOException("it names no bundle");
            }
            return new Unit(Owner.feature(name(file)), file, members);
        } catch (IOException e) {
            throw new IOException("feature " + name(file) + ": " + e.getMessage(), e);
        }
    }

    /** The symbolic names of its bundles; those of jars that the distribution lacks are left out. */
    static Set<String> bundles(Path file, Path home) throws IOException {
        Map<String, String> names = jars(home, "bsn");
        return bundles(file).keySet().stream()
                .filter(names::containsKey)
                .map(names::get)
                .collect(Collectors.toSet());
    }

    static String name(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    private static void refuseMore(Path file) throws IOException {
        try (JsonParser json = JSON.createParser(file.toFile())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (name.equals("configurations") || name.equals("extensions")) {
                    throw new IOException("it brings '" + name + "', which only the start of the gateway can apply");
                }
                json.nextToken();
                json.skipChildren();
            }
        }
    }

    /** Start levels by {@code group:artifact:version}, in the feature's order. */
    private static Map<String, Integer> bundles(Path file) throws IOException {
        Map<String, Integer> bundles = new LinkedHashMap<>();
        try (JsonParser json = JSON.createParser(file.toFile())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("bundles")) {
                    objects(
                            json,
                            bundle -> bundles.put(
                                    bundle.getOrDefault("id", ""),
                                    Integer.valueOf(bundle.getOrDefault("bundleStartLevel", "" + Unit.USUAL_LEVEL))));
                } else {
                    json.skipChildren();
                }
            }
        } catch (NumberFormatException e) {
            throw new IOException("a bundleStartLevel is no number: " + e.getMessage(), e);
        }
        return bundles;
    }

    /** What the index of the folder {@code system} says under that key, by {@code group:artifact:version}. */
    private static Map<String, String> jars(Path home, String key) throws IOException {
        Map<String, String> jars = new HashMap<>();
        try (JsonParser json =
                JSON.createParser(home.resolve("system/index.json").toFile())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("jars")) {
                    objects(json, jar -> jars.put(jar.getOrDefault("id", ""), jar.getOrDefault(key, "")));
                } else {
                    json.skipChildren();
                }
            }
        }
        return jars;
    }

    private static void objects(JsonParser json, Consumer<Map<String, String>> taker) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            Map<String, String> object = new HashMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                object.put(name, json.getText());
                json.skipChildren();
            }
            taker.accept(object);
        }
    }
}
