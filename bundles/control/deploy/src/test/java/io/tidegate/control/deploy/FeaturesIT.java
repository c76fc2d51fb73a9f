// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.lib.running.RunningSet.Entry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** Features that lie in the distribution and are installed on demand. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FeaturesIT {

    /** The data root and the distribution at once. */
    @TempDir
    Path home;

    private Gateway gateway;

    @BeforeEach
    void boot() throws Exception {
        Files.createDirectories(home.resolve("features/optional"));
        Files.createDirectories(home.resolve("system"));
        Path jar = TestBundle.of("library", "1.0.0")
                .header("Export-Package", "words;version=1.0.0")
                .entry("words/a", "")
                .in(home);
        Files.move(jar, home.resolve("system/library.jar"));
        Files.writeString(
                home.resolve("system/index.json"),
                "{\"format\": 1, \"jars\": [{\"id\": \"g:library:1.0.0\", \"path\": \"library.jar\", \"bsn\": \"library\", \"size\": 9}]}");
        feature("words", "\"bundles\": [{\"id\": \"g:library:1.0.0\", \"bundleStartLevel\": 5}] // a comment\n");
        gateway = new Gateway(home);
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    @Test
    void featureIsInstalledListedKeptAndRemoved() throws Exception {
        assertThat(run(0, "list")).containsPattern("words +available");
        run(0, "install", "words");

        Entry entry = gateway.running().find("library").orElseThrow();
        assertThat(entry.origin()).isEqualTo("feature:words");
        assertThat(entry.startLevel()).isEqualTo(5);
        assertThat(home.resolve("deploy/store/" + entry.sha256() + ".jar"))
                .as("a newer distribution may come without this version")
                .exists();
        assertThat(run(0, "list")).containsPattern("words +installed");
        assertThat(run(0, "install", "words")).contains("unchanged");
        gateway.close();
        gateway = new Gateway(home);
        assertThat(gateway.bundles("library").get(0).getState()).isEqualTo(Bundle.ACTIVE);
        run(0, "uninstall", "words");
        assertThat(gateway.bundles("library")).isEmpty();
        assertThat(run(1, "uninstall", "words")).contains("feature words is not installed");
    }

    @Test
    void whatCannotBeInstalledIsNamed() throws Exception {
        feature("lost", "\"bundles\": [{\"id\": \"g:lost:1.0.0\"}]");
        feature("rest", "\"bundles\": [], \"configurations\": {}");
        feature("odd", "\"bundles\": [{\"id\": \"g:library:1.0.0\", \"bundleStartLevel\": \"high\"}]");

        assertThat(run(1, "install", "nothing"))
                .contains("nothing: no such feature here; there are lost, odd, rest, words");
        assertThat(run(1, "install", "lost")).contains("feature lost: it names g:lost:1.0.0, which is not in");
        assertThat(run(1, "install", "rest")).contains("feature rest: it brings 'configurations'");
        assertThat(run(1, "install", "odd")).contains("feature odd: a bundleStartLevel is no number");
        assertThat(run(2, "remove", "words")).contains("usage: feature list | install");
    }

    private void feature(String name, String content) throws Exception {
        Files.writeString(home.resolve("features/optional/" + name + ".json"), "{" + content + "}");
    }

    private String run(int exit, String... arguments) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text, true);
        FrameworkGatewayState state = new FrameworkGatewayState(gateway.context(), gateway.runtime(), new Checks());
        FeatureCommand command = new FeatureCommand(home, gateway.deployer(), state);
        assertThat(command.run(List.of(arguments), out, out))
                .as(text.toString())
                .isEqualTo(exit);
        return text.toString();
    }
}
