// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidegate.api.configuration.sources.Source;
import io.tidegate.api.configuration.sources.Source.Layer;
import io.tidegate.control.configuration.ComponentSources.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComponentSourcesTest {

    private final Map<String, Object> set = new HashMap<>();
    private final Map<String, Object> base = new HashMap<>();
    private final Map<String, Object> defaults = new HashMap<>();
    private final Map<String, Object> given = new HashMap<>();

    @Test
    void wordThatCountsStandsFirstAndTellsWhatComesOfIt() throws Exception {
        defaults.put("host", "d");
        base.put("host", "b");
        set.put("host", "$[gateway:id]");
        given.put("host", "gw");

        assertThat(sources(word(Layer.FEATURE, "f", "a"), word(Layer.FILE, "config/x.json", "b")))
                .containsExactly(
                        new Source("host", Layer.CHANGE, "", "$[gateway:id]", true, "gw"),
                        new Source("host", Layer.FILE, "config/x.json", "b", false, null),
                        new Source("host", Layer.FEATURE, "f", "a", false, null),
                        new Source("host", Layer.DEFAULT, "", "d", false, null));
    }

    @Test
    void fileCountsAsLongAsNobodyChangedWhatItSays() throws Exception {
        base.put("host", "b");
        set.put("host", "b");
        given.put("host", "b");

        assertThat(sources(word(Layer.FILE, "config/x.json", "b")))
                .containsExactly(new Source("host", Layer.FILE, "config/x.json", "b", true, "b"));
    }

    @Test
    void whatSomebodyRemovedIsTheDefaultAndSaysSo() throws Exception {
        defaults.put("port", 502);
        base.put("port", 503);
        given.put("port", 502);

        assertThat(sources(new Word(Layer.FILE, "x", "port", 503)))
                .extracting(Source::layer, Source::written, Source::counts, Source::resolved)
                .containsExactly(
                        tuple(Layer.CHANGE, null, true, "502"),
                        tuple(Layer.FILE, "503", false, null),
                        tuple(Layer.DEFAULT, "502", false, null));
    }

    /** It is dropped but not applied yet, or was refused. */
    @Test
    void fileThatIsNotInForceDoesNotCount() throws Exception {
        defaults.put("host", "d");
        given.put("host", "d");

        assertThat(sources(word(Layer.FILE, "config/x.json", "b")))
                .extracting(Source::counts)
                .containsExactly(false, true);
    }

    @Test
    void fileThatRemovesWhatAnotherSaysCounts() throws Exception {
        assertThat(sources(word(Layer.FEATURE, "f", "a"), word(Layer.FILE, "x", null)))
                .containsExactly(
                        new Source("host", Layer.FILE, "x", null, true, null),
                        new Source("host", Layer.FEATURE, "f", "a", false, null));
    }

    @Test
    void secretsAreMaskedAndReferencesToThemAreNot() throws Exception {
        set.put("password", "$[secret:db]");
        set.put("host", "a-$[secret:db]");
        set.put("label", new Encrypted("cipher"));
        given.put("password", new Encrypted(""));
        given.put("host", "a-clear");
        given.put("label", new Encrypted(""));

        assertThat(sources())
                .containsExactly(
                        new Source("host", Layer.CHANGE, "", "a-$[secret:db]", true, "***"),
                        new Source("label", Layer.CHANGE, "", "***", true, "***"),
                        new Source("password", Layer.CHANGE, "", "$[secret:db]", true, "***"));
        set.put("password", "half-$[secret:db]");
        assertThat(sources().get(2).written()).isEqualTo("***");
    }

    @Test
    void noteBesideTheValuesIsNone() throws Exception {
        base.put(":", "config/x.json");

        assertThat(sources(new Word(Layer.FILE, "", ":", "config/x.json"))).isEmpty();
    }

    private static Word word(Layer layer, String where, String value) {
        return new Word(layer, where, "host", value);
    }

    private List<Source> sources(Word... said) throws Exception {
        List<Designated> designated = Documents.designated();
        Differences secrets = new Differences(
                pid -> designated.stream().filter(d -> d.pid().equals(pid)).findFirst(), FakeCrypto.secrets());
        return new ComponentSources(
                        new Configured("plc1", "test.driver", set),
                        new Configured("plc1", "test.driver", base),
                        List.of(said),
                        defaults,
                        given,
                        secrets)
                .all();
    }
}
