// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.time.Duration;
import java.time.Instant;
import org.apache.felix.hc.api.Result;

/** How a data service stands, in one line. */
record DataHealth(String pid, StoreChoice stores, Sender sender, Link link) {

    Result result(boolean connected, boolean connectsByItself) {
        if (stores.fault() != null) {
            return warning(stores.fault());
        }
        if (!connected) {
            String cause = link.fault();
            Result.Status status = connectsByItself || cause != null ? Result.Status.WARN : Result.Status.OK;
            return new Result(status, pid + ": not connected" + (cause == null ? "" : ": " + cause) + "; " + load());
        }
        if (sender.fault() != null) {
            return warning(sender.fault() + "; " + load());
        }
        return new Result(Result.Status.OK, pid + ": connected; " + load());
    }

    private String load() {
        String waiting = sender.waitingSince()
                .map(since -> ", oldest waiting for "
                        + Math.max(0, Duration.between(since, Instant.now()).toSeconds()) + " s")
                .orElse("");
        return stores.count() + " messages kept, " + sender.inFlightCount() + " in flight" + waiting;
    }

    private Result warning(String text) {
        return new Result(Result.Status.WARN, pid + ": " + text);
    }
}
