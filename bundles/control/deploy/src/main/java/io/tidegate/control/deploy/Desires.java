// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.api.deploy.DeploymentReport.Outcome;
import io.tidegate.api.deploy.DeploymentReport.Result;
import io.tidegate.lib.running.RunningSet;
import io.tidegate.lib.running.RunningSet.Desired;
import io.tidegate.lib.running.RunningSet.Entry;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Bundle;

/** Starts and stops bundles for good. */
final class Desires {

    private final DeployTools tools;
    private final Installed installed;

    Desires(DeployTools tools, Installed installed) {
        this.tools = tools;
        this.installed = installed;
    }

    Result apply(String bsn, Desired desired, RunningSet running) {
        Optional<Entry> entry = running.find(bsn);
        Optional<Bundle> bundle = entry.flatMap(installed::running);
        if (entry.isEmpty() || bundle.isEmpty()) {
            return refused(bsn + " is not installed");
        }
        if (desired == Desired.STOPPED && installed.vital().contains(bsn)) {
            return refused(bsn + " carries the deployment itself and is not stopped");
        }
        Result result =
                desired == Desired.STARTED ? started(entry.get(), bundle.get()) : stopped(entry.get(), bundle.get());
        return result.outcome() == Outcome.DONE || result.outcome() == Outcome.UNCHANGED
                ? kept(result, running.with(entry(entry.get(), entry.get().origin(), desired)))
                : result;
    }

    private Result kept(Result result, RunningSet running) {
        try {
            running.write(tools.data());
            return result;
        } catch (IOException e) {
            String reason = result.reason() + ", but only until the next start of the gateway: " + Lifecycle.words(e);
            return new Result(
                    result.symbolicName(), result.fromVersion(), result.toVersion(), Outcome.FAILED, -1, reason);
        }
    }

    private Result started(Entry entry, Bundle bundle) {
        if (Health.running(bundle)) {
            // Not to be judged, and then perhaps stopped: nobody changes anything.
            return result(entry, Outcome.UNCHANGED, "already runs");
        }
        try {
            tools.lifecycle().start(bundle);
            Optional<String> fault = tools.health().await(bundle, Map.of(), tools.healthLimit());
            if (fault.isPresent()) {
                throw new DeployFault(fault.get());
            }
            return result(entry, Outcome.DONE, "started");
        } catch (DeployFault e) {
            tools.lifecycle().stop(bundle);
            return result(entry, Outcome.ROLLED_BACK, Lifecycle.words(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return result(entry, Outcome.FAILED, "interrupted");
        }
    }

    private Result stopped(Entry entry, Bundle bundle) {
        return tools.lifecycle()
                .stop(bundle)
                .map(remark -> result(entry, Outcome.FAILED, remark))
                .orElseGet(() -> result(entry, Outcome.DONE, "stopped"));
    }

    static Entry entry(Entry e, String origin, Desired desired) {
        return new Entry(
                e.bsn(), e.version(), e.sha256(), e.slot(), e.standbySha256(), e.startLevel(), origin, desired);
    }

    private static Result refused(String reason) {
        return new Result("", "", "", Outcome.REFUSED, -1, reason);
    }

    private static Result result(Entry entry, Outcome outcome, String reason) {
        return new Result(entry.bsn(), entry.version(), entry.version(), outcome, -1, reason);
    }
}
