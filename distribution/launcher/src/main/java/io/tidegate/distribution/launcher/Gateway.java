// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

import io.tidegate.lib.running.RunningSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** One run of the gateway, from the data root's lock to the framework's end. */
final class Gateway {

    private Gateway() {}

    /** Runs the gateway until it is stopped. */
    static Exit run(Arguments arguments) throws LaunchFault {
        long begin = System.nanoTime();
        RunOptions options =
                RunOptions.parse(arguments.words().subList(1, arguments.words().size()), System::getenv);
        Path data = arguments.data();
        try (DataRoot root = DataRoot.open(data)) {
            System.setProperty("java.io.tmpdir", root.path().resolve("tmp").toString());
            Distribution distribution = Distribution.read(arguments.home());
            Jars jars = new Jars(data, distribution.jars());
            RunningSets sets = new RunningSets(data, distribution, jars);
            RunningSet running = sets.load();
            sets.link(running);
            FeatureConfigurations.handOver(distribution.features(), data);
            Map<String, String> properties = FrameworkProperties.of(distribution, data, options);
            export(properties);
            return new Container(data, running, jars, properties).run(begin);
        } catch (IOException e) {
            throw new LaunchFault(Exit.FAILED, "data root " + data + " can't be used: " + e, e);
        }
    }

    /** Logback and libraries see system properties only. */
    private static void export(Map<String, String> properties) {
        properties.forEach((key, value) -> {
            if (key.startsWith("tidegate.")) {
                System.setProperty(key, value);
            }
        });
    }
}
