// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.mqtt;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.felix.hc.api.Result;

/** How the connection is and since when, for people. Thread-safe. */
final class ConnectionState {

    private enum Phase {
        IDLE,
        CONNECTED,
        FAILING
    }

    private final Clock clock;
    private Phase phase = Phase.IDLE;
    private Instant since;
    private String cause = "";
    private int attempts;

    ConnectionState(Clock clock) {
        this.clock = clock;
        since = clock.instant();
    }

    synchronized void connected() {
        change(Phase.CONNECTED, "");
    }

    /** Closed on demand. */
    synchronized void idle() {
        change(Phase.IDLE, "");
    }

    /** An attempt failed, or the connection broke. */
    synchronized void failed(String why) {
        if (phase == Phase.FAILING) {
            cause = why;
            attempts++;
        } else {
            change(Phase.FAILING, why);
            attempts = 1;
        }
    }

    private void change(Phase next, String why) {
        phase = next;
        cause = why;
        since = clock.instant();
    }

    synchronized Result result(String pid, String url, String clientId) {
        Instant second = since.truncatedTo(ChronoUnit.SECONDS);
        return switch (phase) {
            case CONNECTED ->
                new Result(Result.Status.OK, pid + ": connected to " + url + " as " + clientId + " since " + second);
            case IDLE -> new Result(Result.Status.OK, pid + ": not connected to " + url + ", on demand");
            case FAILING ->
                new Result(
                        Result.Status.WARN,
                        pid + ": " + url + ": " + cause + "; not connected since " + second + ", failure " + attempts
                                + "; check " + MqttTransportConfig.BROKER_URL + " and the broker");
        };
    }
}
