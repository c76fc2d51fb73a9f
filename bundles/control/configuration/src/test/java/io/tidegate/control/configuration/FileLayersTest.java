// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.configuration.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.kura.KuraException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLayersTest {

    @TempDir
    Path data;

    private final Secrets secrets = FakeCrypto.secrets();
    private Resolver resolver;
    private FileLayers layers;

    @BeforeEach
    void definitions() throws Exception {
        List<Designated> designated = Documents.designated();
        Substitution substitution = new Substitution(Map.of(
                Substitution.ENVIRONMENT_VARIABLE, FileLayersTest::unknown,
                Substitution.GATEWAY, name -> "gw",
                Substitution.SECRET, new SecretsFile(data.resolve("secrets.json"), secrets)::lookUp));
        resolver = new Resolver(
                pid -> designated.stream().filter(d -> d.pid().equals(pid)).findFirst(),
                secrets,
                substitution,
                new GatewayVariables(key -> null, FileLayersTest::unknown));
        Files.createDirectories(data.resolve("features"));
        Files.createDirectories(data.resolve("config"));
    }

    private static String unknown(String name) throws Substitution.Unresolved {
        throw new Substitution.Unresolved("nobody knows " + name);
    }

    @Test
    void filesOverrideFeaturesKeyByKey() throws Exception {
        feature("{'test.driver~plc1': {'host': 'f', 'port': 1, 'label': 'a'}}");
        config("{'test.driver~plc1': {'port': 2, 'label': null}}");

        assertThat(apply(State.EMPTY).components().get("plc1").properties()).isEqualTo(Map.of("host", "f", "port", 2));
    }

    @Test
    void onlyWhatIsStillAtTheOldValueFollowsAnUpdate() throws Exception {
        feature("{'test.driver~plc1': {'host': 'f1', 'port': 1, 'mode': 'TCP'}}");
        State changed = operator(apply(State.EMPTY), "port", 99);

        feature("{'test.driver~plc1': {'host': 'f2', 'port': 2, 'wait': 3}}");
        State updated = apply(changed);

        assertThat(updated.components().get("plc1").properties())
                .isEqualTo(Map.of("host", "f2", "port", 99, "wait", 3.0));
    }

    @Test
    void whatAnOperatorDeletedStaysDeleted() throws Exception {
        feature("{'test.driver~plc1': {'host': 'f1', 'label': 'x'}, 'test.driver~plc2': {'host': 'f1'}}");
        State first = apply(State.EMPTY);
        TreeMap<String, Configured> components = new TreeMap<>(first.components());
        components.remove("plc2");
        components.put("plc1", components.get("plc1").with(Map.of("host", "f1")));

        feature("{'test.driver~plc1': {'host': 'f1', 'label': 'y'}, 'test.driver~plc2': {'host': 'f2'}}");
        State updated = apply(first.with(components));

        assertThat(updated.components()).containsOnlyKeys("plc1");
        assertThat(updated.components().get("plc1").properties()).isEqualTo(Map.of("host", "f1"));
    }

    @Test
    void componentThatNoFileSaysAnyMoreGoesUnlessAnOperatorTouchedIt() throws Exception {
        feature("{'test.driver~plc1': {'host': 'f'}, 'test.driver~plc2': {'host': 'f'}}");
        State changed = operator(apply(State.EMPTY), "port", 99);
        feature("{}");

        assertThat(apply(changed).components()).containsOnlyKeys("plc1");
    }

    /** A file that can't be read says nothing; that must not look as if it said "remove everything". */
    @Test
    void unreadableFileRemovesNothing() throws Exception {
        feature("{'test.driver~plc1': {'host': 'f'}}");
        State first = apply(State.EMPTY);
        feature("{'test.driver~plc1': {'host': ");

        assertThat(apply(first).sameAs(first)).isTrue();
        assertThat(layers.faults()).singleElement().asString().contains("a.json");
    }

    @Test
    void refusedEntryIsLeftOutAndTheRestGoesOn() throws Exception {
        config("{'test.driver~plc1': {'host': 'a', 'port': 0}, 'test.driver~plc2': {'host': 'b'},"
                + " 'test.driver~plc3': {'port': 5}}");

        assertThat(apply(State.EMPTY).components()).containsOnlyKeys("plc2");
        assertThat(layers.faults())
                .containsExactly(
                        data.resolve("config/a.json")
                                + ": plc1: port = '0' is not allowed: a whole number from 1 to 65535",
                        data.resolve("config/a.json") + ": plc3: host = '' is not allowed: a value is required");
    }

    @Test
    void secondStartWithTheSameFilesChangesNothing() throws Exception {
        config("{'test.driver~plc1': {'host': 'a', 'password': 'secret', 'units': [1, 2]}, 'unknown': {'x': 1.5}}");
        State first = apply(State.EMPTY);

        assertThat(first.components().get("plc1").properties().get("password")).isInstanceOf(Encrypted.class);
        assertThat(apply(first).sameAs(first)).isTrue();
    }

    @Test
    void newPasswordInAFileFollows() throws Exception {
        config("{'test.driver~plc1': {'host': 'a', 'password': 'old'}}");
        State first = apply(State.EMPTY);
        config("{'test.driver~plc1': {'host': 'a', 'password': 'new'}}");

        Object password = apply(first).components().get("plc1").properties().get("password");
        assertThat(secrets.open((Encrypted) password)).isEqualTo("new");
    }

    @Test
    void importedSnapshotWithoutBaseKeepsItsValues() throws Exception {
        TreeMap<String, Configured> imported = new TreeMap<>();
        imported.put("plc1", new Configured("plc1", "test.driver", Map.of("host", "imported")));
        config("{'test.driver~plc1': {'host': 'file', 'label': 'new'}}");

        assertThat(apply(new State(imported, new TreeMap<>()))
                        .components()
                        .get("plc1")
                        .properties())
                .isEqualTo(Map.of("host", "imported", "label", "new"));
    }

    @Test
    void substitutionIsKeptAsWritten() throws Exception {
        config("{'test.driver~plc1': {'host': '$[gateway:id]-${other}', 'port': '$[env:PORT]'}}");
        Configured plc1 = apply(State.EMPTY).components().get("plc1");
        List<String> unresolved = new ArrayList<>();

        assertThat(plc1.properties()).containsEntry("port", "$[env:PORT]");
        assertThat(resolver.resolve(plc1, unresolved))
                .containsEntry("host", "gw-${other}")
                .containsEntry("port", 502);
        assertThat(unresolved).singleElement().asString().contains("plc1: port").contains("PORT");
    }

    @Test
    void secretGivenInClearIsEncryptedInPlace() throws Exception {
        Path file = data.resolve("secrets.json");
        Files.writeString(file, "{\"db\": \"topsecret\"}");
        config("{'test.driver~plc1': {'host': 'a', 'password': '$[secret:db]'}}");
        Configured plc1 = apply(State.EMPTY).components().get("plc1");

        for (int i = 0; i < 2; i++) {
            Object password = resolver.resolve(plc1, new ArrayList<>()).get("password");
            assertThat(secrets.open((Encrypted) password)).isEqualTo("topsecret");
            assertThat(Files.readString(file)).doesNotContain("topsecret");
        }
        assertThat(plc1.properties()).containsEntry("password", "$[secret:db]");
    }

    private State apply(State before) {
        layers = new FileLayers(List.of(data.resolve("features"), data.resolve("config")));
        return layers.applyTo(before, resolver, secrets, (component, all) -> complete(component))
                .state();
    }

    private List<Problem> complete(Configured component) {
        try {
            return resolver.check(component, true).problems();
        } catch (KuraException e) {
            throw new AssertionError(e);
        }
    }

    private static State operator(State state, String key, Object value) {
        TreeMap<String, Configured> components = new TreeMap<>(state.components());
        Map<String, Object> changed = new HashMap<>(components.get("plc1").properties());
        changed.put(key, value);
        components.put("plc1", components.get("plc1").with(changed));
        return state.with(components);
    }

    private void feature(String json) throws Exception {
        Files.writeString(data.resolve("features/a.json"), json.replace('\'', '"'));
    }

    private void config(String json) throws Exception {
        Files.writeString(data.resolve("config/a.json"), json.replace('\'', '"'));
    }
}
