// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.lib.io.DurableFiles;
import io.tidegate.lib.running.RunningSet;
import io.tidegate.lib.running.RunningSet.Slot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;

/** The two places of each bundle: a link in the file system, and the bundle installed from it. */
final class Slots {

    private final BundleContext context;
    private final Path data;

    Slots(BundleContext context, Path data) {
        this.context = context;
        this.data = data.toAbsolutePath().normalize();
    }

    Optional<Bundle> bundle(String bsn, Slot slot) {
        return Optional.ofNullable(context.getBundle(RunningSet.location(data, bsn, slot)));
    }

    /** Where the slot's link points, to bring it back after a failure. */
    Optional<Path> target(String bsn, Slot slot) throws IOException {
        Path link = RunningSet.link(data, bsn, slot);
        return Files.isSymbolicLink(link) ? Optional.of(Files.readSymbolicLink(link)) : Optional.empty();
    }

    /** Why nothing can be done to the slot's bundle: it never returned from its start or stop. Empty if it did. */
    Optional<String> stuck(String bsn, Slot slot) {
        return bundle(bsn, slot)
                .filter(b -> b.getState() == Bundle.STOPPING || b.getState() == Bundle.STARTING)
                .filter(b -> !Health.running(b))
                .map(b -> b.getSymbolicName() + " " + b.getVersion() + " in slot " + slot
                        + " hangs in its start or stop until the gateway is restarted");
    }

    /** Points the slot at the jar and installs the bundle there, or updates the one that is; it is not started. */
    Bundle put(String bsn, Slot slot, Path jar, int startLevel) throws IOException, BundleException {
        refuseStuck(bsn, slot);
        Path link = RunningSet.link(data, bsn, slot);
        DurableFiles.makeFolder(link.getParent());
        DurableFiles.link(link, jar);
        Optional<Bundle> there = bundle(bsn, slot);
        if (there.isPresent()) {
            there.get().update();
            return there.get();
        }
        Bundle installed = context.installBundle(RunningSet.location(data, bsn, slot));
        installed.adapt(BundleStartLevel.class).setStartLevel(startLevel);
        return installed;
    }

    /** Makes the slot what it was before a {@link #put} that led to nothing. */
    void restore(String bsn, Slot slot, Optional<Path> target, int startLevel) throws IOException, BundleException {
        if (target.isPresent()) {
            put(bsn, slot, target.get(), startLevel);
        } else {
            drop(bsn, slot);
        }
    }

    void drop(String bsn, Slot slot) throws IOException, BundleException {
        refuseStuck(bsn, slot);
        Optional<Bundle> there = bundle(bsn, slot);
        if (there.isPresent()) {
            there.get().uninstall();
        }
        DurableFiles.delete(RunningSet.link(data, bsn, slot));
    }

    /** The framework would wait for it without end. */
    private void refuseStuck(String bsn, Slot slot) throws BundleException {
        Optional<String> stuck = stuck(bsn, slot);
        if (stuck.isPresent()) {
            throw new BundleException(stuck.get());
        }
    }
}
