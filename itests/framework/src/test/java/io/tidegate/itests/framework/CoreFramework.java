// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.framework;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.cleanCaches;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.frameworkStartLevel;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.CoreOptions.workingDirectory;

import io.tidegate.itests.support.Homes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ops4j.pax.exam.Option;

/** The bundles of the assembled distribution in a framework of the test's own, with the properties that the launcher sets. */
final class CoreFramework {

    static final String TRANSPORT = "recorder";
    static final String ASSET = "line1";
    static final String CHANNEL = "n";
    static final int POLL_MILLIS = 20;

    private static final Set<String> LOGGING = Set.of("pax-logging-api", "pax-logging-logback");
    private static final Set<String> EARLY = Set.of("io.tidegate.control.crypto", "io.tidegate.control.configuration");

    /** What has no part in the path: the framework itself, and what opens ports or sockets. */
    private static final Set<String> LEFT_OUT = Set.of(
            "org.apache.felix.framework",
            "io.tidegate.distribution.launcher",
            "io.tidegate.control.deploy",
            "io.tidegate.cloud.broker",
            "io.tidegate.cloud.mqtt",
            "io.tidegate.drivers.modbus");

    private static final String CONFIGURATION =
            """
            {
              "io.tidegate.drivers.simulator~device": {},
              "org.eclipse.kura.wire.WireAsset~line1": {
                "driver.pid": "device", "poll.interval.ms": %d,
                "n#+value.type": "LONG", "n#signal": "COUNTER", "n#period.ms": 1
              },
              "org.eclipse.kura.wire.CloudPublisher~publish": {"CloudPublisher.target": "(kura.service.pid=readings)"},
              "org.eclipse.kura.wire.graph.WireGraphService": {
                "WireGraph": "{\\"components\\":[{\\"pid\\":\\"line1\\",\\"inputPortCount\\":1,\\"outputPortCount\\":1},{\\"pid\\":\\"publish\\",\\"inputPortCount\\":1,\\"outputPortCount\\":0}],\\"wires\\":[{\\"emitter\\":\\"line1\\",\\"emitterPort\\":0,\\"receiver\\":\\"publish\\",\\"receiverPort\\":0}]}"
              },
              "org.eclipse.kura.cloud.publisher.CloudPublisher~readings": {
                "cloud.endpoint.service.pid": "org.eclipse.kura.cloud.CloudService",
                "appId": "data", "app.topic": "$assetName", "qos": 1
              },
              "org.eclipse.kura.cloud.CloudService~org.eclipse.kura.cloud.CloudService": {
                "DataService.target": "(kura.service.pid=org.eclipse.kura.data.DataService)"
              },
              "org.eclipse.kura.data.DataService~org.eclipse.kura.data.DataService": {
                "DataTransportService.target": "(kura.service.pid=recorder)"
              }
            }
            """
                    .formatted(POLL_MILLIS);

    private CoreFramework() {}

    static Option[] options() throws IOException {
        Path target = Homes.root().resolve("itests/framework/target");
        Path data = Files.createTempDirectory(Files.createDirectories(target), "data");
        Files.writeString(Files.createDirectories(data.resolve("config")).resolve("line1.json"), CONFIGURATION);
        List<Option> options = new ArrayList<>(List.of(
                cleanCaches(),
                workingDirectory(target.resolve("exam").toString()),
                junitBundles(),
                // From the class path, as the framework itself: what only tests use is no bundle.
                systemPackages("org.assertj.core.api", "io.tidegate.itests.support"),
                frameworkStartLevel(50)));
        property(options, "org.osgi.framework.bsnversion", "multiple");
        property(options, "felix.cm.pm", "tidegate");
        property(options, "felix.log.level", "1");
        property(options, "org.ops4j.pax.logging.DefaultServiceLog.level", "ERROR");
        property(
                options,
                "org.ops4j.pax.logging.StaticLogbackFile",
                Homes.demo().resolve("etc/logback.xml").toString());
        property(options, "tidegate.home", Homes.demo().toString());
        property(options, "tidegate.data", data.toString());
        // Where the logging looks for it.
        options.add(systemProperty("tidegate.data").value(data.toString()));
        property(options, "tidegate.profile", "itest");
        property(options, "tidegate.version", "0");
        for (Path jar : jars()) {
            options.add(bundle(jar.toUri().toString()).startLevel(startLevel(artifact(jar))));
        }
        return options.toArray(Option[]::new);
    }

    /** The jar of a bundle of the distribution. */
    static Path jar(String artifact) throws IOException {
        return jars().stream()
                .filter(jar -> artifact(jar).equals(artifact))
                .findFirst()
                .orElseThrow(() -> new IOException("no bundle " + artifact + " in " + Homes.demo()));
    }

    private static List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.walk(Homes.demo().resolve("system"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> !LEFT_OUT.contains(artifact(file)))
                    .sorted()
                    .toList();
        }
    }

    /** In a repository's layout: {@code .../<artifact>/<version>/<file>}. */
    private static String artifact(Path jar) {
        return jar.getParent().getParent().getFileName().toString();
    }

    private static int startLevel(String artifact) {
        if (LOGGING.contains(artifact)) {
            return 1;
        }
        if (EARLY.contains(artifact)) {
            return 15;
        }
        boolean late =
                Stream.of("data", "cloud", "drivers").anyMatch(room -> artifact.startsWith("io.tidegate." + room));
        return late ? 40 : 5;
    }

    private static void property(List<Option> options, String key, String value) {
        options.add(frameworkProperty(key).value(value));
    }
}
