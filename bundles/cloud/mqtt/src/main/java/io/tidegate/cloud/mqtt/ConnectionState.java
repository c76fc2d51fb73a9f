// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.mqtt;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.felix.hc.api.Result;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the connection is and since when, for people. Thread-safe. */
final class ConnectionState {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionState.class);

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
    private int tooLarge;
    private String tooLargeTopic = "";

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

    /** A message was dropped for its size. */
    synchronized void tooLarge(String pid, String topic) {
        tooLarge++;
        tooLargeTopic = topic;
        String line = "{}: {}: a message is dropped: it has more than {} bytes, the most that is taken";
        if (tooLarge == 1) {
            LOG.warn(line + "; further ones are counted", pid, topic, MqttSettings.LARGEST_MESSAGE);
        } else {
            LOG.debug(line, pid, topic, MqttSettings.LARGEST_MESSAGE);
        }
    }

    private void change(Phase next, String why) {
        phase = next;
        cause = why;
        since = clock.instant();
    }

    synchronized Result result(String pid, String url, String clientId) {
        Instant second = since.truncatedTo(ChronoUnit.SECONDS);
        String dropped = tooLarge == 0
                ? ""
                : "; " + tooLarge + " dropped of more than " + MqttSettings.LARGEST_MESSAGE + " bytes, the last on "
                        + tooLargeTopic;
        return switch (phase) {
            case CONNECTED ->
                new Result(
                        Result.Status.OK,
                        pid + ": connected to " + url + " as " + clientId + " since " + second + dropped);
            case IDLE -> new Result(Result.Status.OK, pid + ": not connected to " + url + ", on demand" + dropped);
            case FAILING ->
                new Result(
                        Result.Status.WARN,
                        pid + ": " + url + ": " + cause + "; not connected since " + second + ", failure " + attempts
                                + "; check " + MqttTransportConfig.BROKER_URL + " and the broker" + dropped);
        };
    }
}
