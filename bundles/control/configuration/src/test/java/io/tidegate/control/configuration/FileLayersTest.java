// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FileLayersTest extends LayersSetup {

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

    @Test
    void nameOfAnOperatorsComponentIsTakenAndTheFilesOwnMayChangeItsType() throws Exception {
        TreeMap<String, Configured> own = new TreeMap<>();
        own.put("plc1", new Configured("plc1", "other.driver", Map.of("host", "mine")));
        config("{'test.driver~plc1': {'host': 'a'}}");

        apply(new State(own, new TreeMap<>()));
        assertThat(refused().get("config/a.json"))
                .containsExactly("line 1: plc1: the name is taken by a component of other.driver");

        State first = apply(State.EMPTY);
        config("{'other.driver~plc1': {'host': 'a'}}");
        assertThat(apply(first).components().get("plc1").factoryPid()).isEqualTo("other.driver");
    }

    @Test
    void environmentIsLaidOverTheFilesBesideIt() throws Exception {
        feature("{'test.driver~plc1': {'host': 'f', 'port': 1, 'mode': 'TCP', 'label': 'f'}}");
        config("{'test.driver~plc1': {'port': 2, 'mode': 'RTU', 'label': 'c'}}");
        write("config/test/a.json", "{'test.driver~plc1': {'label': 't'}}");
        write("config/dev/a.json", "{'test.driver~plc1': {'label': ");

        assertThat(apply(State.EMPTY).components().get("plc1").properties())
                .isEqualTo(Map.of("host", "f", "port", 2, "mode", "RTU", "label", "t"));
        assertThat(refused()).isEmpty();
        assertThat(new FileLayers(reading.files()).values())
                .extracting(FileLayers.Layered::key, FileLayers.Layered::value, FileLayers.Layered::layer)
                .contains(tuple("label", "f", "features/a.json"), tuple("label", "t", "config/test/a.json"))
                .hasSize(8);
    }

    @Test
    void commentTellsWhichFilesChanged() throws Exception {
        config("{'test.driver~plc1': {'host': 'a', 'password': 'x'}}");
        write("config/b.json", "{'test.driver~plc2': {'host': 'b'}}");
        write("config/c.json", "{'test.driver~plc3': {'host': 'c'}}");
        State first = apply(State.EMPTY);
        assertThat(FileComment.of(State.EMPTY.base(), first.base()))
                .isEqualTo("config/a.json, new; config/b.json, new; config/c.json, new");
        config("{'test.driver~plc1': {'host': 'a', 'password': 'x', 'port': 5}}");
        Files.delete(data.resolve("config/b.json"));

        assertThat(FileComment.of(first.base(), apply(first).base()))
                .isEqualTo("config/a.json, changed; config/b.json, removed");
    }

    /** The files' notes go through the snapshot's form and back. */
    @Test
    void secondStartFromDiskWithTheSameFilesChangesNothing() throws Exception {
        feature("{'test.driver~plc1': {'host': 'a', 'label': 'x'}}");
        config("{'test.driver~plc1': {'label': null}, 'test.driver~plc2': {'host': 'b', 'password': 'p'}}");
        SnapshotFolder folder = new SnapshotFolder(data.resolve("snapshots"), 3, Clock.systemUTC(), secrets);
        folder.write(apply(State.EMPTY), Change.ofFiles(""));
        State read = folder.newest(line -> {});

        assertThat(apply(read).sameAs(read)).isTrue();
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
}
