// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.paho.client.mqttv3.MqttException;

/** Follows the running demo: connects to the broker, tells what is ready, and gives up when nothing comes. */
final class Watch {

    /** How long a broker may take to be reached. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** How long the first value may take to arrive. */
    private static final Duration LONGEST = PATIENCE.plusSeconds(5);

    private final GatewayProcess gateway;
    private final PlantSubscriber subscriber;
    private final Arrivals arrivals;
    private final Screen screen;
    private final DemoPlant plant;

    Watch(GatewayProcess gateway, PlantSubscriber subscriber, Arrivals arrivals, Screen screen, DemoPlant plant) {
        this.gateway = gateway;
        this.subscriber = subscriber;
        this.arrivals = arrivals;
        this.screen = screen;
        this.plant = plant;
    }

    /** Follows the demo to its end; tells what went wrong, or null. */
    String until(Instant begin, Instant end) throws IOException, InterruptedException {
        boolean ready = false;
        while (Instant.now().isBefore(end)) {
            if (!gateway.isAlive()) {
                return "the gateway ended with exit code " + gateway.exitCode() + ":\n" + gateway.lastLines();
            }
            if (!ready && gateway.readyLine() != null) {
                ready = true;
                screen.note(gateway.readyLine());
                whatNext();
            }
            String fault = data(Duration.between(begin, Instant.now()));
            if (fault != null) {
                return fault;
            }
            Thread.sleep(200);
        }
        return null;
    }

    private String data(Duration since) {
        if (!subscriber.isConnected()) {
            try {
                subscriber.connect();
            } catch (MqttException e) {
                if (since.compareTo(PATIENCE) > 0) {
                    return "no data: " + subscriber.broker() + ": " + PlantSubscriber.cause(e);
                }
            }
        }
        return !arrivals.any() && since.compareTo(LONGEST) > 0
                ? "no data: no value arrived within " + LONGEST.toSeconds() + " s of the start; see " + gateway.log()
                : null;
    }

    private void whatNext() {
        if (gateway.hasConsole()) {
            screen.note("The console: " + plant.console());
        } else {
            screen.note("No console: this build was made without Node.js. REST: "
                    + plant.console().resolve("/api/v1/health"));
        }
        screen.note("Try next, in another terminal:");
        screen.note("  ./tidegate demo-swap     replaces the Modbus driver while the values flow, and shows the gap");
        screen.note("  ./tidegate status        what runs, and how it is");
        screen.note(
                "  ./tidegate config list   what is configured; `config set`, `config rollback` change and undo it");
        screen.note("The gateway's log: " + gateway.data().resolve("logs"));
    }
}
