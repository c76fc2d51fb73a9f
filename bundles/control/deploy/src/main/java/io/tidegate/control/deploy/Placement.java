// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.lib.running.RunningSet.Slot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** One bundle of a change in the framework: put into its slot, or taken out of it, and brought back. */
final class Placement {

    private final Change change;
    private final Slots slots;
    private Optional<Path> before = Optional.empty();
    private Optional<Bundle> next = Optional.empty();
    private boolean touched;

    Placement(Change change, Slots slots) {
        this.change = change;
        this.slots = slots;
    }

    Change change() {
        return change;
    }

    /** The bundle that is to run; empty before it is in its slot, and for a removal. */
    Optional<Bundle> next() {
        return next;
    }

    /** The bundle that runs until then. */
    Optional<Bundle> old() {
        return change.entry().flatMap(e -> slots.bundle(change.bsn(), e.slot()));
    }

    void put() throws DeployFault, IOException, BundleException {
        Optional<String> stuck = slots.stuck(change.bsn(), change.slot());
        if (stuck.isPresent()) {
            throw new DeployFault(stuck.get());
        }
        before = slots.target(change.bsn(), change.slot());
        Optional<Bundle> standby =
                change.jar().isPresent() ? Optional.empty() : slots.bundle(change.bsn(), change.slot());
        if (standby.isPresent()) {
            next = standby;
            return;
        }
        Path jar = change.jar()
                .or(() -> before)
                .orElseThrow(() -> new DeployFault("slot " + change.slot() + " holds no predecessor"));
        touched = change.jar().isPresent();
        next = Optional.of(slots.put(change.bsn(), change.slot(), jar, change.startLevel()));
    }

    /** Returns why the bundle stays in the framework until the next start, which does without it; empty if it is gone. */
    Optional<String> remove() throws IOException, BundleException {
        Optional<String> stuck = slots.stuck(change.bsn(), change.slot());
        if (stuck.isEmpty()) {
            before = slots.target(change.bsn(), change.slot());
            touched = true;
            slots.drop(change.bsn(), change.slot());
        }
        return stuck;
    }

    /** Makes the slot what it was. */
    void bringBack() throws IOException, BundleException {
        if (touched) {
            slots.restore(change.bsn(), change.slot(), before, change.startLevel());
            touched = false;
        }
    }

    /** After the commit: a predecessor that nobody can return to. Returns what went wrong. */
    Optional<String> clearOther() {
        Slot other = change.slot().other();
        if (change.beside() || slots.stuck(change.bsn(), other).isPresent()) {
            return Optional.empty();
        }
        try {
            slots.drop(change.bsn(), other);
            return Optional.empty();
        } catch (IOException | BundleException | RuntimeException e) {
            return Optional.of("slot " + other + " can't be cleared: " + Lifecycle.words(e));
        }
    }
}
