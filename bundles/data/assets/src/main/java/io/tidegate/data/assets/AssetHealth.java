// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import org.apache.felix.hc.api.Result;

/** What an operator should know of an asset now: the worst first. */
final class AssetHealth {

    private static final Duration RECENT = Duration.ofMinutes(1);

    private AssetHealth() {}

    static Result of(PollingAsset asset, WireOutlet outlet) {
        AssetPlan plan = asset.plan();
        AssetState state = asset.state();
        if (asset.driver() == null) {
            return warn(plan.pid() + ": driver.pid = '" + plan.driverPid()
                    + "' is not there: create or start that driver, or name another one");
        }
        if (!state.failure().isEmpty()) {
            return warn(plan.pid() + ": all " + plan.readable().size() + " channels are BAD: " + state.failure());
        }
        SortedMap<String, String> bad = state.bad();
        if (!bad.isEmpty()) {
            Map.Entry<String, String> first = bad.entrySet().iterator().next();
            return warn(plan.pid() + ": " + bad.size() + " of "
                    + plan.readable().size() + " channels are BAD; " + first.getKey() + ": " + first.getValue());
        }
        if (!state.writeFailure().isEmpty()) {
            return warn(plan.pid() + ": the last write failed: " + state.writeFailure());
        }
        String counts = counts(asset, outlet);
        return outlet != null && outlet.droppedWithin(RECENT)
                ? warn(plan.pid() + ": readings are dropped, the wire graph is too slow or away; " + counts)
                : new Result(Result.Status.OK, plan.pid() + ": " + counts);
    }

    private static String counts(PollingAsset asset, WireOutlet outlet) {
        StringBuilder line = new StringBuilder()
                .append(asset.plan().readable().size())
                .append(" channels read, ")
                .append(asset.skipped())
                .append(" polls skipped, ")
                .append(asset.refusedWrites())
                .append(" writes refused");
        if (outlet != null) {
            line.append(", ").append(outlet.held()).append(" readings held, ");
            line.append(outlet.dropped()).append(" dropped");
        }
        return line.toString();
    }

    private static Result warn(String line) {
        return new Result(Result.Status.WARN, line);
    }
}
