// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.api.deploy.DeploymentReport.Outcome;
import io.tidegate.api.deploy.DeploymentReport.Result;
import io.tidegate.control.deploy.Components.Identity;
import io.tidegate.control.deploy.Components.State;
import io.tidegate.lib.running.RunningSet.Entry;
import io.tidegate.lib.running.RunningSet.Slot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;

/** Updates a bundle that can't stand beside its old version, and refreshes once whatever is wired to it. */
final class InPlaceUpdate {

    private static final Comparator<Bundle> START_ORDER = Comparator.<Bundle>comparingInt(
                    b -> b.adapt(BundleStartLevel.class).getStartLevel())
            .thenComparingLong(Bundle::getBundleId);

    private final Slots slots;
    private final Lifecycle lifecycle;
    private final Health health;
    private final Path data;
    private final Duration healthLimit;
    private final Checkpoints checkpoints;

    InPlaceUpdate(
            Slots slots, Lifecycle lifecycle, Health health, Path data, Duration healthLimit, Checkpoints checkpoints) {
        this.slots = slots;
        this.lifecycle = lifecycle;
        this.health = health;
        this.data = data;
        this.healthLimit = healthLimit;
        this.checkpoints = checkpoints;
    }

    /** @param wired the bundles to refresh, found by the plan; without the bundle itself if it is not installed yet */
    Result run(Change change, Collection<Bundle> wired) throws IOException, BundleException {
        Slot slot = change.entry().map(Entry::slot).orElse(Slot.A);
        Optional<Path> before = slots.target(change.bsn(), slot);
        Map<Bundle, Map<Identity, State>> ran = new LinkedHashMap<>();
        wired.stream().filter(Health::running).sorted(START_ORDER).forEach(b -> ran.put(b, health.states(b)));
        List<String> remarks = new ArrayList<>();
        long from = System.nanoTime();
        try {
            stop(ran.keySet(), remarks);
            checkpoints.reached("old stopped");
            Bundle bundle = slots.put(change.bsn(), slot, change.jar().orElseThrow(), change.startLevel());
            checkpoints.reached("installed");
            start(change, bundle, wired, ran);
            double gap = ran.isEmpty() ? -1 : Swap.millisSince(from);
            checkpoints.reached("healthy");
            change.after(slot, "").write(data);
            checkpoints.reached("committed");
            dropOther(change, slot, remarks);
            return change.result(Outcome.DONE, gap, String.join("; ", remarks));
        } catch (DeployFault | IOException | BundleException | InterruptedException | RuntimeException e) {
            remarks.add(0, Lifecycle.words(e));
            return rollBack(change, slot, before, wired, ran, from, remarks);
        }
    }

    /** A predecessor from when the bundle still had two slots. The change is committed: this must not roll it back. */
    private void dropOther(Change change, Slot slot, List<String> remarks) {
        try {
            slots.drop(change.bsn(), slot.other());
        } catch (IOException | BundleException | RuntimeException e) {
            remarks.add("slot " + slot.other() + " can't be cleared: " + Lifecycle.words(e));
        }
    }

    private void stop(Collection<Bundle> bundles, List<String> remarks) {
        bundles.stream()
                .sorted(START_ORDER.reversed())
                .forEach(b -> lifecycle.stop(b).ifPresent(remarks::add));
    }

    private void start(Change change, Bundle bundle, Collection<Bundle> wired, Map<Bundle, Map<Identity, State>> ran)
            throws DeployFault, InterruptedException {
        if (!wired.isEmpty()) {
            lifecycle.refresh(wired);
        }
        lifecycle.resolve(bundle);
        Map<Bundle, Map<Identity, State>> expected = new LinkedHashMap<>(ran);
        if (change.wanted()) {
            expected.putIfAbsent(bundle, Map.of());
        }
        for (Bundle each : expected.keySet()) {
            if (!Health.running(each)) {
                lifecycle.resolve(each);
                lifecycle.start(each);
            }
        }
        for (Map.Entry<Bundle, Map<Identity, State>> each : expected.entrySet()) {
            Optional<String> fault = health.await(each.getKey(), each.getValue(), healthLimit);
            if (fault.isPresent()) {
                throw new DeployFault(each.getKey().getSymbolicName() + ": " + fault.get());
            }
        }
    }

    private Result rollBack(
            Change change,
            Slot slot,
            Optional<Path> before,
            Collection<Bundle> wired,
            Map<Bundle, Map<Identity, State>> ran,
            long from,
            List<String> remarks) {
        try {
            stop(ran.keySet(), remarks);
            slots.bundle(change.bsn(), slot).flatMap(lifecycle::stop).ifPresent(remarks::add);
            slots.restore(change.bsn(), slot, before, change.startLevel());
            Optional<Bundle> old = slots.bundle(change.bsn(), slot);
            if (old.isPresent()) {
                start(change, old.get(), wired, ran);
            } else if (!wired.isEmpty()) {
                lifecycle.refresh(wired);
                for (Bundle each : ran.keySet()) {
                    lifecycle.start(each);
                }
            }
            return change.result(
                    Outcome.ROLLED_BACK, ran.isEmpty() ? -1 : Swap.millisSince(from), String.join("; ", remarks));
        } catch (DeployFault | IOException | BundleException | InterruptedException | RuntimeException e) {
            remarks.add("the old version could not be brought back: " + Lifecycle.words(e));
            return change.result(Outcome.FAILED, Swap.millisSince(from), String.join("; ", remarks));
        }
    }
}
