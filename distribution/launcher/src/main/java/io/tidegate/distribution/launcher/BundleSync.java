// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

import io.tidegate.lib.running.RunningSet;
import io.tidegate.lib.running.RunningSet.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;

/** Makes the framework's bundles, before it starts, those that the running set names: no more, no fewer. */
final class BundleSync {

    private final Path data;
    private final RunningSet running;
    private final Jars jars;
    private final Installed installed;
    private final Map<String, Wanted> wanted = new LinkedHashMap<>();
    private final Map<Entry, Bundle> bundles = new LinkedHashMap<>();
    private int changes;

    private record Wanted(Entry entry, RunningSet.Slot slot, String sha256, Path jar) {
        boolean runs() {
            return slot == entry.slot();
        }
    }

    BundleSync(Path data, RunningSet running, Jars jars, Installed installed) throws LaunchFault {
        this.data = data;
        this.running = running;
        this.jars = jars;
        this.installed = installed;
        for (Entry entry : running.bundles()) {
            want(entry, entry.slot(), entry.sha256());
            if (isSwappable(entry.standbySha256())) {
                want(entry, entry.slot().other(), entry.standbySha256());
            }
        }
    }

    /** Whether the cache lost a bundle that was installed in it. */
    boolean isDamaged(BundleContext framework) {
        return wanted.keySet().stream()
                .anyMatch(location -> installed.names(location) && framework.getBundle(location) == null);
    }

    /**
     * Uninstalls, installs and updates.
     *
     * @param report gets a line for each bundle that can't be installed
     * @return the bundles to run, in the order of the running set
     */
    Map<Entry, Bundle> apply(BundleContext framework, Consumer<String> report) throws LaunchFault {
        uninstallOthers(framework, report);
        for (Map.Entry<String, Wanted> each : wanted.entrySet()) {
            Wanted want = each.getValue();
            try {
                Bundle bundle = bring(framework, each.getKey(), want);
                setLevel(bundle, want.entry().startLevel());
                if (want.runs()) {
                    bundles.put(want.entry(), bundle);
                }
            } catch (BundleException e) {
                report.accept(want.entry().bsn() + " " + want.entry().version() + " can't be installed from "
                        + want.jar() + ": " + e.getMessage());
            }
        }
        finish();
        return bundles;
    }

    private void want(Entry entry, RunningSet.Slot slot, String sha256) throws LaunchFault {
        Optional<Path> jar = jars.find(sha256);
        if (jar.isPresent()) {
            wanted.put(RunningSet.location(data, entry.bsn(), slot), new Wanted(entry, slot, sha256, jar.get()));
        }
    }

    /** A standby beside the running one is safe only if nothing can be wired to it and both may resolve. */
    private boolean isSwappable(String sha256) throws LaunchFault {
        Optional<Path> jar = sha256.isEmpty() ? Optional.empty() : jars.find(sha256);
        if (jar.isEmpty()) {
            return false;
        }
        try (JarFile file = new JarFile(jar.get().toFile())) {
            Attributes manifest = file.getManifest().getMainAttributes();
            String name = String.valueOf(manifest.getValue(Constants.BUNDLE_SYMBOLICNAME));
            return manifest.getValue(Constants.EXPORT_PACKAGE) == null
                    && manifest.getValue(Constants.FRAGMENT_HOST) == null
                    && !name.replace(" ", "").contains("singleton:=true");
        } catch (IOException e) {
            return false;
        }
    }

    private void uninstallOthers(BundleContext framework, Consumer<String> report) {
        for (Bundle bundle : framework.getBundles()) {
            if (bundle.getBundleId() != 0 && !wanted.containsKey(bundle.getLocation())) {
                try {
                    bundle.uninstall();
                    changes++;
                } catch (BundleException e) {
                    report.accept(bundle.getLocation() + " can't be uninstalled: " + e.getMessage());
                }
                installed.remove(bundle.getLocation());
            }
        }
    }

    private Bundle bring(BundleContext framework, String location, Wanted want) throws BundleException, LaunchFault {
        Bundle bundle = framework.getBundle(location);
        if (bundle != null && installed.is(location, want.sha256(), bundle.getLastModified())) {
            return bundle;
        }
        jars.verify(want.jar());
        if (bundle == null) {
            bundle = framework.installBundle(location);
        } else {
            bundle.update();
        }
        changes++;
        installed.put(location, want.sha256(), bundle.getLastModified());
        return bundle;
    }

    private static void setLevel(Bundle bundle, int level) {
        BundleStartLevel startLevel = bundle.adapt(BundleStartLevel.class);
        if (startLevel.getStartLevel() != level) {
            startLevel.setStartLevel(level);
        }
    }

    /** Writes the record, and removes the links of bundles that are gone. */
    private void finish() throws LaunchFault {
        Set<Path> links = running.bundles().stream()
                .flatMap(entry ->
                        Stream.of(RunningSet.Slot.values()).map(slot -> RunningSet.link(data, entry.bsn(), slot)))
                .collect(Collectors.toSet());
        try (Stream<Path> present = Files.list(data.resolve("deploy/slots"))) {
            for (Path link : present.toList()) {
                if (!links.contains(link)) {
                    Files.delete(link);
                }
            }
            if (changes > 0) {
                installed.write();
            }
        } catch (IOException e) {
            throw new LaunchFault(Exit.FAILED, "the bundle cache under " + data + " can't be kept: " + e, e);
        }
    }
}
