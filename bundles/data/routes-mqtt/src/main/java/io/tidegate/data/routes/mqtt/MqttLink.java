// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes.mqtt;

import io.tidegate.lib.retry.Backoff;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to a broker: connects again after a loss, and leaves nothing behind when it is closed. */
final class MqttLink {

    private static final Logger LOG = LoggerFactory.getLogger(MqttLink.class);
    static final int LONGEST_WAIT_SECONDS = 10;

    private static final long LONGEST_GOODBYE_MILLIS = 500;

    private final LinkedEndpoint endpoint;
    private final Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));
    private LinkedClient client;
    private MqttConnectionOptions options;
    private ScheduledExecutorService again;
    private Future<?> attempt;

    MqttLink(LinkedEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Connects. @return the client, which stays the same after a loss */
    MqttClient open() throws MqttException {
        LinkedClient next = new LinkedClient(
                endpoint.getConfiguration().getBrokerUrl(),
                endpoint.clientId(),
                endpoint.persistence(),
                !endpoint.getConfiguration().isManualAcksEnabled(),
                this::lost);
        next.setTimeToWait(TimeUnit.SECONDS.toMillis(LONGEST_WAIT_SECONDS));
        synchronized (this) {
            client = next;
            options = endpoint.createMqttConnectionOptions();
        }
        try {
            next.connect(options);
            return next;
        } catch (MqttException e) {
            close();
            throw e;
        }
    }

    void close() {
        LinkedClient last;
        MqttConnectionOptions lastOptions;
        synchronized (this) {
            last = client;
            lastOptions = options;
            client = null;
            if (attempt != null) {
                attempt.cancel(true);
            }
            if (again != null) {
                endpoint.getCamelContext().getExecutorServiceManager().shutdownNow(again);
                again = null;
            }
        }
        if (last != null) {
            GatedNetwork network = Networks.take(lastOptions);
            if (network != null) {
                network.settle(Duration.ofMillis(LONGEST_GOODBYE_MILLIS));
            }
            end(last);
        }
    }

    private static void end(LinkedClient last) {
        last.quiet(Duration.ofMillis(LONGEST_GOODBYE_MILLIS));
        try {
            last.disconnectForcibly(LONGEST_GOODBYE_MILLIS, LONGEST_GOODBYE_MILLIS);
        } catch (MqttException e) {
            LOG.debug("{}: ended without goodbye: {}", last.getServerURI(), e.toString());
        }
        try {
            last.close(true);
        } catch (MqttException e) {
            LOG.debug("{}: {}", last.getServerURI(), e.toString());
        }
    }

    private synchronized void lost(String reason) {
        if (client != null) {
            LOG.warn("{}: connection to {} lost: {}", endpoint.getTopic(), client.getServerURI(), reason);
            if (again == null) {
                again = endpoint.getCamelContext()
                        .getExecutorServiceManager()
                        .newSingleThreadScheduledExecutor(this, "mqtt");
            }
            schedule();
        }
    }

    private synchronized void schedule() {
        if (again != null) {
            attempt = again.schedule(this::reconnect, backoff.next().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void reconnect() {
        LinkedClient present;
        synchronized (this) {
            present = client;
        }
        if (present == null) {
            return;
        }
        try {
            if (!present.isConnected()) {
                present.connect(options);
            }
            present.returned();
            synchronized (this) {
                backoff.reset();
            }
            LOG.info("{}: connected to {} again", endpoint.getTopic(), present.getServerURI());
        } catch (MqttException e) {
            LOG.debug("{}: not connected to {}: {}", endpoint.getTopic(), present.getServerURI(), e.toString());
            schedule();
        }
    }
}
