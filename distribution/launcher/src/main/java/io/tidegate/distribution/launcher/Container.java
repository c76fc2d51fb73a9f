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

/** The OSGi framework with the running set's bundles. */
final class Container {

    private final Path data;
    private final RunningSet running;
    private final Jars jars;
    private final Map<String, String> properties;
    private final Framework framework;
    private final OrderlyStop stop;

    Container(Path data, RunningSet running, Jars jars, Map<String, String> properties) {
        this.data = data;
        this.running = running;
        this.jars = jars;
        this.properties = properties;
        this.framework = new FrameworkFactory().newFramework(properties);
        this.stop = new OrderlyStop(framework);
    }

    /**
     * Starts it, says when it is ready, and returns when it was stopped.
     *
     * @param begin the start of the process, by {@link System#nanoTime}
     */
    Exit run(long begin) throws LaunchFault {
        try {
            Map<Entry, Bundle> bundles = prepare();
            Runtime.getRuntime().addShutdownHook(new Thread(stop, "tidegate-stop"));
            framework.start();
            new StartLevels(framework, this::report).raise(bundles);
            sayReady(begin, bundles);
            framework.waitForStop(0);
            return Exit.OK;
        } catch (BundleException | IOException | IllegalStateException e) {
            if (stop.hasBegun()) {
                return Exit.OK;
            }
            stop.failed(Exit.FRAMEWORK);
            throw new LaunchFault(Exit.FRAMEWORK, "the OSGi framework doesn't start: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFault(Exit.FRAMEWORK, "interrupted while the gateway started", e);
        }
    }

    /** Initialises the framework with exactly the running set's bundles; a lost or damaged cache is built anew. */
    private Map<Entry, Bundle> prepare() throws LaunchFault, BundleException, IOException, InterruptedException {
        Optional<Installed> installed = Installed.read(data);
        if (installed.isPresent()) {
            BundleSync sync = new BundleSync(data, running, jars, installed.get());
            if (isUsable(sync)) {
                return sync.apply(framework.getBundleContext(), this::report);
            }
            framework.stop();
            framework.waitForStop(0);
        }
        DataRoot.empty(data.resolve("cache"));
        framework.init();
        return new BundleSync(data, running, jars, new Installed(data))
                .apply(framework.getBundleContext(), this::report);
    }

    private boolean isUsable(BundleSync sync) {
        try {
            framework.init();
            if (!sync.isDamaged(framework.getBundleContext())) {
                return true;
            }
            report("the bundle cache is incomplete: built anew");
        } catch (BundleException e) {
            report("the bundle cache is damaged: built anew (" + e.getMessage() + ")");
        }
        return false;
    }

    private void sayReady(long begin, Map<Entry, Bundle> bundles) {
        long up = bundles.values().stream().filter(Container::isUp).count();
        if (!stop.hasBegun()) {
            System.out.println("Tidegate " + properties.get("tidegate.version") + " ("
                    + properties.get("tidegate.profile") + ") ready in " + (System.nanoTime() - begin) / 1_000_000
                    + " ms, " + up + " bundles, data " + data);
        }
    }

    private static boolean isUp(Bundle bundle) {
        return switch (bundle.getState()) {
            case Bundle.ACTIVE, Bundle.STARTING -> true;
            case Bundle.RESOLVED -> StartLevels.isFragment(bundle);
            default -> false;
        };
    }

    private void report(String line) {
        if (!stop.hasBegun()) {
            System.err.println("tidegate: " + line);
        }
    }
}
