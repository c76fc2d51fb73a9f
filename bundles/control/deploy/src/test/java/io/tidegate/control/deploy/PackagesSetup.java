// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.deploy.DeploymentReport;
import io.tidegate.api.deploy.DeploymentRequest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A framework into which a test installs packages, of which nothing may be left unpacked. */
abstract class PackagesSetup {

    @TempDir
    Path data;

    @TempDir
    Path jars;

    Gateway gateway;

    @BeforeEach
    void boot() throws Exception {
        gateway = new Gateway(data);
        gateway.configure("device");
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
        try (Stream<Path> left = Files.list(Files.createDirectories(data.resolve("tmp")))) {
            assertThat(left).as("what packages were unpacked to").isEmpty();
        }
    }

    TestPackage plant(String version, String library, String device) throws Exception {
        return TestPackage.of("plant", version)
                .bundle("device", device, device(device, "[1,9)", ""))
                .bundle("library", library, library(library, ""));
    }

    TestPackage single(String version) throws Exception {
        Path jar = TestBundle.of("single;singleton:=true", version).in(jars);
        return TestPackage.of("plant", version)
                .section("single.jar", "single;singleton:=true", version, "")
                .entry("single.jar", jar);
    }

    Path library(String version, String note) throws Exception {
        return TestBundle.of("library", version)
                .header("Export-Package", "words;version=" + version)
                .entry("words/a", note)
                .in(jars);
    }

    Path device(String version, String words, String note) throws Exception {
        return TestBundle.device(version)
                .header("Import-Package", "org.osgi.framework,words;version=\"" + words + "\"")
                .entry("note", note)
                .in(jars);
    }

    static TestBundle user(String bsn, String version) {
        return TestBundle.of(bsn, version).header("Import-Package", "words;version=\"[1,2)\"");
    }

    /** What the command of that name prints. */
    String packages() {
        StringWriter text = new StringWriter();
        new PackagesCommand(new FrameworkGatewayState(gateway.context(), gateway.runtime(), new Checks()))
                .run(List.of(), new PrintWriter(text, true), new PrintWriter(text, true));
        return text.toString();
    }

    int state(String bsn) {
        return gateway.bundles(bsn).get(0).getState();
    }

    DeploymentReport install(TestPackage made) throws Exception {
        return install(made.in(jars));
    }

    DeploymentReport install(Path file) {
        return Gateway.install(gateway.deployer(), file);
    }

    DeploymentReport apply(DeploymentRequest request) {
        BundleDeployer deployer = gateway.deployer();
        return deployer.apply(deployer.plan(request));
    }

    String reason(DeploymentRequest request) {
        return apply(request).results().get(0).reason();
    }

    void restart() throws Exception {
        gateway.close();
        gateway = new Gateway(data);
        gateway.configure("device");
    }

    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
