// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.LatestValue;
import io.tidegate.api.samples.Quality;
import io.tidegate.api.system.BundleState;
import io.tidegate.api.system.CheckState;
import io.tidegate.api.system.ComponentState;
import io.tidegate.api.system.HealthReport;
import io.tidegate.api.system.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the causes in what the parts of the gateway say. */
final class Causes {

    private static final int MOST_NAMED = 5;

    private Causes() {}

    static List<Cause> of(HealthReport report) {
        List<Cause> causes = new ArrayList<>();
        report.bundlesNotRunning().forEach(bundle -> causes.add(of(bundle)));
        report.componentFaults().forEach(component -> causes.add(of(component)));
        report.checks().stream().filter(check -> check.verdict() != Verdict.OK).forEach(check -> causes.add(of(check)));
        return causes;
    }

    /** Who judges the gateway is not there. */
    static Cause noState() {
        return new Cause(Verdict.FAILED, Cause.Kind.COMPONENT, State.PROVIDER, "Gateway state", State.ABSENT, 0);
    }

    /** One cause per asset with STALE channels; BAD ones are told by the asset's own check. */
    static List<Cause> stale(Catalogue catalogue, Map<ChannelId, LatestValue> latest) {
        List<Cause> causes = new ArrayList<>();
        for (AssetInfo asset : catalogue.assets()) {
            List<String> stale = asset.channels().stream()
                    .map(ChannelInfo::id)
                    .filter(id -> latest.containsKey(id) && latest.get(id).quality() == Quality.STALE)
                    .map(ChannelId::channel)
                    .toList();
            if (!stale.isEmpty()) {
                String text = stale.size() + " of " + asset.channels().size()
                        + (stale.size() == 1 ? " channels is STALE: " : " channels are STALE: ") + names(stale);
                causes.add(new Cause(Verdict.DEGRADED, Cause.Kind.CHANNELS, asset.pid(), asset.pid(), text, 0));
            }
        }
        return causes;
    }

    private static String names(List<String> all) {
        int more = all.size() - MOST_NAMED;
        return more <= 0
                ? String.join(", ", all)
                : String.join(", ", all.subList(0, MOST_NAMED)) + " and " + more + " more";
    }

    private static Cause of(BundleState bundle) {
        String text = "should run and is " + bundle.state();
        return new Cause(
                Verdict.FAILED, Cause.Kind.BUNDLE, bundle.bsn(), bundle.bsn() + " " + bundle.version(), text, 0);
    }

    private static Cause of(ComponentState component) {
        String source = component.pid().isEmpty() ? component.name() : component.pid();
        String text = component.fault().isEmpty() ? "is " + component.state() : component.fault();
        return new Cause(Verdict.FAILED, Cause.Kind.COMPONENT, source, component.label(), text, 0);
    }

    private static Cause of(CheckState check) {
        String source = check.pid().isEmpty() ? check.name() : check.pid();
        String text = check.lines().isEmpty() ? "gives no reason" : String.join("; ", check.lines());
        return new Cause(check.verdict(), Cause.Kind.CHECK, source, check.name(), text, 0);
    }
}
