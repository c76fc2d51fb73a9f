// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

import io.tidegate.lib.running.RunningSet;
import io.tidegate.lib.running.RunningSet.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Raises the framework level by level and starts each level's bundles without a persistent flag: a transient start above
 * the current level would throw, and nothing would start that bundle later.
 */
final class StartLevels {

    private final Framework framework;
    private final Consumer<String> report;

    /** @param report gets a line for each bundle that doesn't start */
    StartLevels(Framework framework, Consumer<String> report) {
        this.framework = framework;
        this.report = report;
    }

    /** Starts what is to run; bundles that can't be started are reported and the others go on. */
    void raise(Map<Entry, Bundle> bundles) throws InterruptedException {
        TreeMap<Integer, List<Bundle>> levels = new TreeMap<>();
        bundles.forEach((entry, bundle) -> {
            if (entry.desired() == RunningSet.Desired.STARTED) {
                levels.computeIfAbsent(entry.startLevel(), level -> new ArrayList<>())
                        .add(bundle);
            }
        });
        FrameworkWiring wiring = framework.adapt(FrameworkWiring.class);
        wiring.resolveBundles(bundles.values());
        StartReport words = new StartReport(wiring);
        for (Map.Entry<Integer, List<Bundle>> level : levels.entrySet()) {
            reach(level.getKey());
            for (Bundle bundle : level.getValue()) {
                start(bundle, words);
            }
        }
    }

    static boolean isFragment(Bundle bundle) {
        return (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    }

    private void start(Bundle bundle, StartReport words) {
        try {
            if (!isFragment(bundle)) {
                bundle.start(Bundle.START_TRANSIENT);
            } else if (bundle.getState() == Bundle.INSTALLED) {
                throw new BundleException("its host does not resolve");
            }
        } catch (BundleException e) {
            report.accept(words.line(bundle, e));
        }
    }

    private void reach(int level) throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        FrameworkListener listener = event -> {
            if (event.getType() == FrameworkEvent.STARTLEVEL_CHANGED) {
                reached.countDown();
            }
        };
        framework.adapt(FrameworkStartLevel.class).setStartLevel(level, listener);
        reached.await();
    }
}
