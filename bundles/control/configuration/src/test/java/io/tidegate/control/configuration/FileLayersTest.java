// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidegate.api.configuration.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLayersTest {

    @TempDir
    Path data;

    private final Secrets secrets = FakeCrypto.secrets();
    private Resolver resolver;
    private FileReading reading;
    private FileMerge.Merged merged;

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
        assertThat(refused()).containsOnlyKeys("features/a.json");
        assertThat(refused().get("features/a.json")).singleElement().asString().startsWith("line 1, column ");
    }

    /** What was written this very moment may be half of what is meant. */
    @Test
    void brokenFileThatIsStillWarmIsLookedAtAgain() throws Exception {
        config("{'test.driver~plc1': {'host': ");
        Files.setLastModifiedTime(data.resolve("config/a.json"), FileTime.from(Instant.now()));

        assertThat(apply(State.EMPTY).components()).isEmpty();
        assertThat(refused()).isEmpty();
        assertThat(reading.unfinished()).containsExactly(data.resolve("config/a.json"));
    }

    @Test
    void folderThatCannotBeListedRemovesNothing() throws Exception {
        config("{'test.driver~plc1': {'host': 'a'}}");
        write("config/test/b.json", "{'test.driver~plc2': {'host': 'b'}}");
        State first = apply(State.EMPTY);
        List<ConfigFolder> folders = folders();
        FolderLook blind = new FolderLook(folders, Map.of(), Map.of(folders.get(1), "no permission"));

        assertThat(apply(first, blind).components()).containsOnlyKeys("plc1");
    }

    @Test
    void oneBadValueLeavesTheWholeFileOutAndOtherFilesGoOn() throws Exception {
        config("{'test.driver~plc1': {'host': 'a', 'port': 0}, 'test.driver~plc2': {'host': 'b'}}");
        write("config/b.json", "{'test.driver~plc3': {'host': 'c'}}");
        write("config/c.json", "{'test.driver~plc4': {'port': 5}}");

        assertThat(apply(State.EMPTY).components()).containsOnlyKeys("plc3");
        assertThat(refused())
                .isEqualTo(Map.of(
                        "config/a.json",
                        List.of("line 1: plc1: port = '0' is not allowed: a whole number from 1 to 65535"),
                        "config/c.json",
                        List.of("line 1: plc4: host = '' is not allowed: a value is required")));
    }

    @Test
    void theFileThatSaidTheBadKeyIsToBlame() throws Exception {
        config("{'test.driver~plc1': {'host': 'a', 'port': 1}}");
        write("config/b.json", "{'test.driver~plc1': {'port': 0}, 'test.driver~plc2': {'host': 'b'}}");
        write("config/c.json", "{'test.driver~plc1': {'label': 'c'}}");

        assertThat(apply(State.EMPTY).components().get("plc1").properties())
                .isEqualTo(Map.of("host", "a", "port", 1, "label", "c"));
        assertThat(refused()).containsOnlyKeys("config/b.json");
    }

    /** A lower file says otherwise: it must not show through because the one above is broken for a while. */
    @Test
    void whatARefusedFileSaidBeforeStaysAtItsPlace() throws Exception {
        feature("{'test.driver~plc1': {'host': 'f', 'port': 1, 'label': 'x'}}");
        config("{'test.driver~plc1': {'port': 2, 'label': null}, 'test.driver~plc2': {'host': 'b'}}");
        State first = apply(State.EMPTY);
        config("{'test.driver~plc1': {'port': 'none'}}");
        feature("{'test.driver~plc1': {'host': 'g', 'port': 3, 'label': 'y'}}");

        State second = apply(first);
        assertThat(second.components().get("plc1").properties()).isEqualTo(Map.of("host", "g", "port", 2));
        assertThat(second.components()).containsKey("plc2");

        config("{'test.driver~plc1': {'mode': 'RTU'}}");
        assertThat(apply(second).components().get("plc1").properties())
                .isEqualTo(Map.of("host", "g", "port", 3, "label", "y", "mode", "RTU"));
    }

    @Test
    void whileOneFileIsRefusedOthersAreWithdrawn() throws Exception {
        config("{'test.driver~plc1': {'host': 'a'}}");
        write("config/b.json", "{'test.driver~plc2': {'host': 'b'}}");
        State first = apply(State.EMPTY);
        config("{'test.driver~plc1': {'port': 0}}");
        Files.delete(data.resolve("config/b.json"));

        assertThat(apply(first).components()).containsOnlyKeys("plc1");
    }

    @Test
    void fileThatWasMovedAsideStillCountsWithWhatItSaid() throws Exception {
        config("{'test.driver~plc1': {'host': 'a'}}");
        State first = apply(State.EMPTY);
        Files.move(data.resolve("config/a.json"), data.resolve("config/a.json.rejected"));

        assertThat(apply(first).sameAs(first)).isTrue();
        Files.delete(data.resolve("config/a.json.rejected"));
        assertThat(apply(first).components()).isEmpty();
    }

    /** Its base is of a time when nobody noted who said what. */
    @Test
    void withoutNotesNothingIsWithdrawnWhileAFileIsRefused() throws Exception {
        config("{'test.driver~plc1': {'host': 'a'}}");
        State first = apply(State.EMPTY);
        TreeMap<String, Configured> bare = new TreeMap<>();
        first.base().forEach((pid, noted) -> bare.put(pid, Sayers.words(noted)));
        config("{'test.driver~plc1': ");

        assertThat(apply(new State(first.components(), bare)).components()).containsOnlyKeys("plc1");
        Files.delete(data.resolve("config/a.json"));
        assertThat(apply(new State(first.components(), bare)).components()).isEmpty();
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

    /** No file is to blame that stands there: the component stays as it was, and a line tells it. */
    @Test
    void componentThatNoFileCompletesAnyMoreStaysAsItWas() throws Exception {
        config("{'test.driver~plc1': {'label': 'x'}}");
        write("config/test/a.json", "{'test.driver~plc1': {'host': 'a'}}");
        State first = apply(State.EMPTY);
        Files.delete(data.resolve("config/test/a.json"));

        assertThat(apply(first).components()).isEqualTo(first.components());
        assertThat(refused()).containsOnlyKeys("config/a.json");
        assertThat(merged.left()).containsExactly("plc1: host = '' is not allowed: a value is required");
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

    /** Whoever refers to them is judged with the new ones, also what files don't speak of. */
    @Test
    void variablesThatBreakAComponentAreRefusedWithTheirFile() throws Exception {
        write("config/a.json", "{'io.tidegate.control.configuration.gateway': {'slot': 5}}");
        TreeMap<String, Configured> own = new TreeMap<>();
        own.put("plc1", new Configured("plc1", "test.driver", Map.of("host", "mine", "port", "$[gateway:slot]")));
        State first = apply(new State(own, new TreeMap<>()));
        write("config/a.json", "{'io.tidegate.control.configuration.gateway': {'slot': 70000}}");
        write("config/b.json", "{'test.driver~plc2': {'host': 'b', 'port': '$[gateway:slot]'}}");

        State second = apply(first);

        assertThat(refused()).containsOnlyKeys("config/a.json");
        assertThat(refused().get("config/a.json"))
                .singleElement()
                .asString()
                .contains("plc1: port = '$[gateway:slot]' is not allowed", "'70000'");
        assertThat(second.components().get(GatewayVariables.PID).properties()).isEqualTo(Map.of("slot", 5L));
        assertThat(second.components()).containsKey("plc2");
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

    private State apply(State before) {
        return apply(before, FolderLook.at(folders()));
    }

    private State apply(State before, FolderLook look) {
        reading = new FileReading(look, Set.of(), before.base());
        merged = new FileMerge(before, resolver, secrets, (component, all) -> complete(component, all))
                .merge(reading.files());
        return merged.state();
    }

    private List<ConfigFolder> folders() {
        return List.of(
                new ConfigFolder("features", data.resolve("features"), false),
                new ConfigFolder("config", data.resolve("config"), true),
                new ConfigFolder("config/test", data.resolve("config/test"), true));
    }

    private Map<String, List<String>> refused() {
        return Stream.concat(reading.refused().stream(), merged.refused().stream())
                .collect(Collectors.toMap(refusal -> refusal.file().name(), Refusal::lines));
    }

    private List<Problem> complete(Configured component, SortedMap<String, Configured> all) throws KuraException {
        return resolver.seeing(all).check(component, true).problems();
    }

    private static State operator(State state, String key, Object value) {
        TreeMap<String, Configured> components = new TreeMap<>(state.components());
        Map<String, Object> changed = new HashMap<>(components.get("plc1").properties());
        changed.put(key, value);
        components.put("plc1", components.get("plc1").with(changed));
        return state.with(components);
    }

    private void feature(String json) throws Exception {
        write("features/a.json", json);
    }

    private void config(String json) throws Exception {
        write("config/a.json", json);
    }

    /** A minute ago, so that it is not taken for half-written. */
    private void write(String name, String json) throws Exception {
        Path file = data.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, json.replace('\'', '"'));
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }
}
