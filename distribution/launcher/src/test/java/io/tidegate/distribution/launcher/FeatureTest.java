// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureTest {

    @TempDir
    private Path folder;

    @Test
    void readsBundlesConfigurationsAndLaunchingProperties() throws IOException {
        Feature feature = Feature.read(
                file(
                        """
                {
                  // a comment
                  "id": "g:plant:1.0.0",
                  "bundles": [{"id": "g:pump:1.0.0", "bundleStartLevel": 40}],
                  "configurations": {"pump~one": {"speed:Integer": 3, "names": ["a", "b"], "on": true}},
                  "extensions": {"framework-launching-properties":
                    {"type": "json", "kind": "mandatory", "json": {"felix.cm.pm": "tidegate"}}}
                }"""));
        assertThat(feature.name()).isEqualTo("plant");
        assertThat(feature.bundles()).containsExactly(new Feature.Part("g:pump:1.0.0", 40));
        assertThat(feature.properties()).isEqualTo(Map.of("felix.cm.pm", "tidegate"));
        Path written = folder.resolve("written.json");
        Json.write(written, feature.configurations());
        assertThat(Json.read(written)).isEqualTo(feature.configurations());
        assertThat(feature.configurations()).containsOnlyKeys("pump~one");
    }

    @Test
    void startLevelOutOfRangeNamesFileAndBundle() throws IOException {
        Path file = file("{\"bundles\": [{\"id\": \"g:pump:1.0.0\", \"bundleStartLevel\": 0}]}");
        assertThatThrownBy(() -> Feature.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": bundle g:pump:1.0.0: 'bundleStartLevel' must be 1 to 90, not 0");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("plant.json"), text);
    }
}
