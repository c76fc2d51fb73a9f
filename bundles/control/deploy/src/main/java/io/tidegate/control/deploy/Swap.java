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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/**
 * Puts a new version beside the old one, and exchanges them only when the new one could be resolved and warmed. Installs
 * too: then there is no old one.
 */
final class Swap {

    private final Slots slots;
    private final Lifecycle lifecycle;
    private final Health health;
    private final Path data;
    private final Duration healthLimit;
    private final Checkpoints checkpoints;

    Swap(Slots slots, Lifecycle lifecycle, Health health, Path data, Duration healthLimit, Checkpoints checkpoints) {
        this.slots = slots;
        this.lifecycle = lifecycle;
        this.health = health;
        this.data = data;
        this.healthLimit = healthLimit;
        this.checkpoints = checkpoints;
    }

    Result run(Change change) throws IOException, BundleException {
        Slot slot = change.entry().map(e -> e.slot().other()).orElse(Slot.A);
        Optional<String> stuck = slots.stuck(change.bsn(), slot);
        if (stuck.isPresent()) {
            return change.result(Outcome.REFUSED, -1, stuck.get());
        }
        Optional<Path> before = slots.target(change.bsn(), slot);
        Bundle next;
        try {
            next = prepare(change, slot);
        } catch (DeployFault | IOException | BundleException | RuntimeException e) {
            bringBack(change, slot, before);
            return change.result(Outcome.REFUSED, -1, Lifecycle.words(e));
        }
        checkpoints.reached("prepared");
        Result result = exchange(change, slot, next);
        return result.outcome() == Outcome.DONE ? result : broughtBack(change, slot, before, result);
    }

    private Result broughtBack(Change change, Slot slot, Optional<Path> before, Result result) {
        try {
            bringBack(change, slot, before);
            return result;
        } catch (IOException | BundleException | RuntimeException e) {
            String reason = result.reason() + "; slot " + slot + " is not as it was: " + Lifecycle.words(e);
            return change.result(result.outcome(), result.gapMillis(), reason);
        }
    }

    private Bundle prepare(Change change, Slot slot) throws DeployFault, IOException, BundleException {
        Optional<Bundle> standby = change.jar().isPresent() ? Optional.empty() : slots.bundle(change.bsn(), slot);
        Bundle next;
        if (standby.isPresent()) {
            next = standby.get();
        } else {
            Path jar = change.jar()
                    .or(() -> kept(change, slot))
                    .orElseThrow(() -> new DeployFault("slot " + slot + " holds no predecessor"));
            next = slots.put(change.bsn(), slot, jar, change.startLevel());
        }
        checkpoints.reached("installed");
        lifecycle.resolve(next);
        lifecycle.prewarm(next, change.prewarm());
        return next;
    }

    private Optional<Path> kept(Change change, Slot slot) {
        try {
            return slots.target(change.bsn(), slot);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Result exchange(Change change, Slot slot, Bundle next) {
        Optional<Bundle> old = change.entry().flatMap(e -> slots.bundle(change.bsn(), e.slot()));
        boolean ran = old.filter(Health::running).isPresent();
        Map<Identity, State> states = ran ? health.states(old.get()) : Map.of();
        List<String> remarks = new ArrayList<>();
        long from = System.nanoTime();
        try {
            if (ran) {
                lifecycle.stop(old.get()).ifPresent(remarks::add);
                checkpoints.reached("old stopped");
            }
            if (change.wanted()) {
                lifecycle.start(next);
                checkpoints.reached("new started");
                Optional<String> fault = health.await(next, states, healthLimit);
                if (fault.isPresent()) {
                    throw new DeployFault(fault.get());
                }
            }
            double gap = ran ? millisSince(from) : -1;
            checkpoints.reached("healthy");
            change.after(slot, change.entry().map(Entry::sha256).orElse("")).write(data);
            checkpoints.reached("committed");
            return change.result(Outcome.DONE, gap, String.join("; ", remarks));
        } catch (DeployFault | IOException | InterruptedException | RuntimeException e) {
            remarks.add(0, Lifecycle.words(e));
            return rollBack(change, next, old.filter(b -> ran), states, from, remarks);
        }
    }

    private Result rollBack(
            Change change,
            Bundle next,
            Optional<Bundle> old,
            Map<Identity, State> states,
            long from,
            List<String> remarks) {
        lifecycle.stop(next).ifPresent(remarks::add);
        Outcome outcome = Outcome.ROLLED_BACK;
        if (old.isPresent()) {
            try {
                lifecycle.start(old.get());
                Optional<String> fault = health.await(old.get(), states, healthLimit);
                if (fault.isPresent()) {
                    throw new DeployFault(fault.get());
                }
            } catch (DeployFault | InterruptedException | RuntimeException e) {
                outcome = Outcome.FAILED;
                remarks.add("the old version is not healthy either: " + Lifecycle.words(e));
            }
        }
        return change.result(outcome, old.isPresent() ? millisSince(from) : -1, String.join("; ", remarks));
    }

    private void bringBack(Change change, Slot slot, Optional<Path> before) throws IOException, BundleException {
        if (change.jar().isPresent()) {
            slots.restore(change.bsn(), slot, before, change.startLevel());
        }
    }

    static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }
}
