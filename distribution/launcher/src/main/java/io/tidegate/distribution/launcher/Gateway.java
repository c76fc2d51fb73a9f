// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

import io.tidegate.lib.running.RunningSet;
import io.tidegate.lib.running.RunningSet.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;

/** One run of the gateway, from the data root's lock to the framework's end. */
final class Gateway {

    private final Arguments arguments;
    private final Distribution distribution;
    private final RunningSet running;
    private final Jars jars;

    private Gateway(Arguments arguments, Distribution distribution, RunningSet running, Jars jars) {
        this.arguments = arguments;
        this.distribution = distribution;
        this.running = running;
        this.jars = jars;
    }

    /** Runs the gateway until it is stopped. */
    static Exit run(Arguments arguments) throws LaunchFault {
        long begin = System.nanoTime();
        Path data = arguments.data();
        try (DataRoot root = DataRoot.open(data)) {
            System.setProperty("java.io.tmpdir", root.path().resolve("tmp").toString());
            Distribution distribution = Distribution.read(arguments.home());
            Jars jars = new Jars(data, distribution.jars());
            RunningSets sets = new RunningSets(data, distribution, jars);
            RunningSet running = sets.load();
            sets.link(running);
            FeatureConfigurations.handOver(distribution.features(), data);
            return new Gateway(arguments, distribution, running, jars).run(begin);
        } catch (IOException e) {
            throw new LaunchFault(Exit.FAILED, "data root " + data + " can't be used: " + e, e);
        }
    }

    private Exit run(long begin) throws LaunchFault {
        Map<String, String> properties = FrameworkProperties.of(distribution, arguments.data());
        // Logback and libraries see system properties only.
        properties.forEach((key, value) -> {
            if (key.startsWith("tidegate.")) {
                System.setProperty(key, value);
            }
        });
        try {
            Framework framework = new FrameworkFactory().newFramework(properties);
            Map<Entry, Bundle> bundles = prepare(framework);
            OrderlyStop stop = new OrderlyStop(framework);
            Runtime.getRuntime().addShutdownHook(new Thread(stop, "tidegate-stop"));
            start(framework, bundles, stop);
            if (!stop.hasBegun()) {
                sayReady(begin, bundles);
            }
            framework.waitForStop(0);
            return Exit.OK;
        } catch (BundleException | IOException e) {
            throw new LaunchFault(Exit.FRAMEWORK, "the OSGi framework doesn't start: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFault(Exit.FRAMEWORK, "interrupted while the gateway started", e);
        }
    }

    private static void start(Framework framework, Map<Entry, Bundle> bundles, OrderlyStop stop)
            throws BundleException, InterruptedException {
        try {
            framework.start();
            new StartLevels(framework, line -> {
                        if (!stop.hasBegun()) {
                            report(line);
                        }
                    })
                    .raise(bundles);
        } catch (IllegalStateException e) {
            if (!stop.hasBegun()) {
                throw e;
            }
        }
    }

    /** Initialises the framework with exactly the running set's bundles; a lost or damaged cache is built anew. */
    private Map<Entry, Bundle> prepare(Framework framework)
            throws LaunchFault, BundleException, IOException, InterruptedException {
        Path data = arguments.data();
        Optional<Installed> installed = Installed.read(data);
        if (installed.isPresent()) {
            BundleSync sync = new BundleSync(data, running, jars, installed.get());
            if (isUsable(framework, sync)) {
                return sync.apply(framework.getBundleContext(), Gateway::report);
            }
            framework.stop();
            framework.waitForStop(0);
        }
        DataRoot.empty(data.resolve("cache"));
        framework.init();
        return new BundleSync(data, running, jars, new Installed(data))
                .apply(framework.getBundleContext(), Gateway::report);
    }

    private static boolean isUsable(Framework framework, BundleSync sync) {
        try {
            framework.init();
            if (!sync.isDamaged(framework.getBundleContext())) {
                return true;
            }
            System.err.println("tidegate: the bundle cache is incomplete: built anew");
        } catch (BundleException e) {
            System.err.println("tidegate: the bundle cache is damaged: built anew (" + e.getMessage() + ")");
        }
        return false;
    }

    private void sayReady(long begin, Map<Entry, Bundle> bundles) {
        long up = bundles.values().stream().filter(Gateway::isUp).count();
        System.out.printf(
                "Tidegate %s (%s) ready in %d ms, %d bundles, data %s%n",
                distribution.jars().version(),
                distribution.jars().profile(),
                (System.nanoTime() - begin) / 1_000_000,
                up,
                arguments.data());
    }

    private static boolean isUp(Bundle bundle) {
        return switch (bundle.getState()) {
            case Bundle.ACTIVE, Bundle.STARTING -> true;
            case Bundle.RESOLVED -> StartLevels.isFragment(bundle);
            default -> false;
        };
    }

    private static void report(String line) {
        System.err.println("tidegate: " + line);
    }
}
