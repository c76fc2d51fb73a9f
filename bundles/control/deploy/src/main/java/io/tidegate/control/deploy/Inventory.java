// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.api.system.BundleState;
import io.tidegate.lib.running.RunningSet;
import io.tidegate.lib.running.RunningSet.Desired;
import io.tidegate.lib.running.RunningSet.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.startlevel.BundleStartLevel;

/** The bundles: first what the running set names, then what else is in the framework. */
final class Inventory {

    private final BundleContext context;
    private final Path data;
    private final Installed installed;

    Inventory(BundleContext context) {
        this.context = context;
        data = Path.of(context.getProperty("tidegate.data"));
        installed = new Installed(context, new Slots(context, data));
    }

    /** @throws IOException if {@code running.json} can't be read */
    List<BundleState> list() throws IOException {
        List<BundleState> lines = new ArrayList<>();
        Set<Bundle> named = new HashSet<>();
        for (Entry entry : RunningSet.read(data).map(RunningSet::bundles).orElse(List.of())) {
            Optional<Bundle> bundle = installed.running(entry);
            Optional<Bundle> standby = installed.standby(entry);
            bundle.ifPresent(named::add);
            standby.ifPresent(named::add);
            boolean runs = bundle.filter(Health::running).isPresent();
            lines.add(new BundleState(
                    entry.bsn(),
                    entry.version(),
                    bundle.map(Inventory::state).orElse("missing"),
                    entry.slot().name(),
                    standby.map(b -> b.getVersion().toString()).orElse(""),
                    entry.startLevel(),
                    entry.origin(),
                    entry.desired() == Desired.STARTED,
                    runs));
        }
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getBundleId() != 0 && !named.contains(bundle)) {
                lines.add(outside(bundle));
            }
        }
        return lines;
    }

    private static BundleState outside(Bundle bundle) {
        return new BundleState(
                String.valueOf(bundle.getSymbolicName()),
                bundle.getVersion().toString(),
                state(bundle),
                "",
                "",
                bundle.adapt(BundleStartLevel.class).getStartLevel(),
                "outside",
                false,
                Health.running(bundle));
    }

    private static String state(Bundle bundle) {
        String name =
                switch (bundle.getState()) {
                    case Bundle.INSTALLED -> "INSTALLED";
                    case Bundle.RESOLVED -> "RESOLVED";
                    case Bundle.STARTING -> "STARTING";
                    case Bundle.ACTIVE -> "ACTIVE";
                    case Bundle.STOPPING -> "STOPPING";
                    default -> "UNINSTALLED";
                };
        return name.toLowerCase(Locale.ROOT);
    }
}
