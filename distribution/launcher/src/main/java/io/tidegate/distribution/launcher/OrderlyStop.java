// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;

/** The answer to SIGTERM and SIGINT: stops the framework in order, within the ten seconds that a service manager waits. */
final class OrderlyStop implements Runnable {

    private static final long LIMIT_MS = 9_000;

    private final Framework framework;
    private volatile boolean begun;
    private volatile Exit exit = Exit.OK;

    OrderlyStop(Framework framework) {
        this.framework = framework;
    }

    /** Whether the process was told to end: what fails from then on is no fault. */
    boolean hasBegun() {
        return begun;
    }

    /** The process ends because of a failure, with that code. */
    void failed(Exit failure) {
        exit = failure;
    }

    /** Halts, because the process would otherwise end with the signal's exit code rather than with ours. */
    @Override
    public void run() {
        if (framework.getState() == Bundle.RESOLVED || framework.getState() == Bundle.UNINSTALLED) {
            return;
        }
        begun = true;
        BundleContext bundles = framework.getBundleContext();
        if (!stop()) {
            exit = Exit.STOP_FORCED;
            System.err.println("tidegate: not stopped after " + LIMIT_MS / 1000 + " s, ended by force; hanging: "
                    + hanging(bundles));
        }
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(exit.code);
    }

    private boolean stop() {
        try {
            framework.stop();
            framework.waitForStop(LIMIT_MS);
        } catch (BundleException e) {
            System.err.println("tidegate: the framework doesn't stop: " + e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return framework.getState() == Bundle.RESOLVED;
    }

    private static String hanging(BundleContext framework) {
        return Arrays.stream(framework.getBundles())
                .filter(bundle -> bundle.getBundleId() != 0 && bundle.getState() == Bundle.STOPPING)
                .map(bundle -> bundle.getSymbolicName() + " " + bundle.getVersion())
                .collect(Collectors.joining(", "));
    }
}
