// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Files that are left out of the layers as a whole, and what becomes of what they said before. */
class RefusedLayersTest extends LayersSetup {

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
}
