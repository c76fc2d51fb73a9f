// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.configuration.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.kura.KuraException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Files of features and folders, laid over what is set, with the definitions of the test documents. */
abstract class LayersSetup {

    @TempDir
    Path data;

    final Secrets secrets = FakeCrypto.secrets();
    Resolver resolver;
    FileReading reading;
    FileMerge.Merged merged;

    @BeforeEach
    void definitions() throws Exception {
        List<Designated> designated = Documents.designated();
        Substitution substitution = new Substitution(Map.of(
                Substitution.ENVIRONMENT_VARIABLE, LayersSetup::unknown,
                Substitution.GATEWAY, name -> "gw",
                Substitution.SECRET, new SecretsFile(data.resolve("secrets.json"), secrets)::lookUp));
        resolver = new Resolver(
                pid -> designated.stream().filter(d -> d.pid().equals(pid)).findFirst(),
                secrets,
                substitution,
                new GatewayVariables(key -> null, LayersSetup::unknown));
    }

    private static String unknown(String name) throws Substitution.Unresolved {
        throw new Substitution.Unresolved("nobody knows " + name);
    }

    State apply(State before) {
        return apply(before, FolderLook.at(folders()));
    }

    State apply(State before, FolderLook look) {
        reading = new FileReading(look, Set.of(), before.base());
        merged = new FileMerge(before, resolver, secrets, (component, all) -> complete(component, all))
                .merge(reading.files());
        return merged.state();
    }

    List<ConfigFolder> folders() {
        return List.of(
                new ConfigFolder("features", data.resolve("features"), false),
                new ConfigFolder("config", data.resolve("config"), true),
                new ConfigFolder("config/test", data.resolve("config/test"), true));
    }

    Map<String, List<String>> refused() {
        return Stream.concat(reading.refused().stream(), merged.refused().stream())
                .collect(Collectors.toMap(refusal -> refusal.file().name(), Refusal::lines));
    }

    List<Problem> complete(Configured component, SortedMap<String, Configured> all) throws KuraException {
        return resolver.seeing(all).check(component, true).problems();
    }

    static State operator(State state, String key, Object value) {
        TreeMap<String, Configured> components = new TreeMap<>(state.components());
        Map<String, Object> changed = new HashMap<>(components.get("plc1").properties());
        changed.put(key, value);
        components.put("plc1", components.get("plc1").with(changed));
        return state.with(components);
    }

    void feature(String json) throws Exception {
        write("features/a.json", json);
    }

    void config(String json) throws Exception {
        write("config/a.json", json);
    }

    /** A minute ago, so that it is not taken for half-written. */
    void write(String name, String json) throws Exception {
        Path file = data.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, json.replace('\'', '"'));
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }
}
