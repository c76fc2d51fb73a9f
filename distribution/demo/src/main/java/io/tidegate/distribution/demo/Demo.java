// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.paho.client.mqttv3.MqttException;

/**
 * Runs a gateway on a simulated plant and prints what arrives at the broker, seen by a client of its own. Exit codes: 0
 * living data arrived, 1 it did not (the last line says why), 2 the command line is wrong.
 */
public final class Demo {

    /** How long a broker may take to be reached and the first value to arrive. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Demo() {}

    public static void main(String[] arguments) throws Exception {
        DemoOptions options;
        try {
            options = DemoOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("demo: " + e.getMessage());
            System.exit(2);
            return;
        }
        System.exit(run(options));
    }

    private static int run(DemoOptions options) throws IOException, InterruptedException {
        DemoPlant plant = DemoPlant.configure(options);
        Screen screen = new Screen();
        screen.note(
                "Simulated plant: Modbus TCP on 127.0.0.1:" + plant.plantPort() + ". Broker: " + plant.broker() + ".");
        Instant begin = Instant.now();
        try (GatewayProcess gateway = GatewayProcess.start(options.home(), options.data());
                PlantSubscriber subscriber = new PlantSubscriber(plant.broker(), screen)) {
            Runtime.getRuntime().addShutdownHook(new Thread(gateway::close));
            Instant end = options.seconds() == 0 ? Instant.MAX : begin.plusSeconds(options.seconds());
            String fault = follow(gateway, subscriber, screen, begin, end);
            if (fault != null) {
                screen.fault(fault);
                return 1;
            }
            return judge(subscriber, screen);
        }
    }

    private static String follow(
            GatewayProcess gateway, PlantSubscriber subscriber, Screen screen, Instant begin, Instant end)
            throws IOException, InterruptedException {
        boolean ready = false;
        while (Instant.now().isBefore(end)) {
            if (!gateway.isAlive()) {
                return "the gateway ended with exit code " + gateway.exitCode() + ":\n" + gateway.lastLines();
            }
            if (!ready && gateway.readyLine() != null) {
                ready = true;
                screen.note(gateway.readyLine());
                whatNext(gateway.data(), screen);
            }
            if (!subscriber.isConnected()) {
                try {
                    subscriber.connect();
                } catch (MqttException e) {
                    if (Duration.between(begin, Instant.now()).compareTo(PATIENCE) > 0) {
                        return "no data: " + subscriber.broker() + ": " + PlantSubscriber.cause(e);
                    }
                }
            }
            if (!subscriber.hasArrived()
                    && Duration.between(begin, Instant.now()).compareTo(PATIENCE.plusSeconds(5)) > 0) {
                return "no data: " + subscriber.broker() + " answers, but no value arrived within "
                        + PATIENCE.plusSeconds(5).toSeconds() + " s of the start; see " + gateway.log();
            }
            Thread.sleep(200);
        }
        return null;
    }

    private static int judge(PlantSubscriber subscriber, Screen screen) {
        String verdict = subscriber.verdict();
        if (subscriber.isLiving()) {
            screen.note(verdict);
            return 0;
        }
        screen.fault("no living data: " + verdict);
        return 1;
    }

    private static void whatNext(Path data, Screen screen) {
        screen.note("Try next, in another terminal:");
        screen.note("  ./tidegate demo-swap     replaces the Modbus driver while the values flow, and shows the gap");
        screen.note("  ./tidegate status        what runs, and how it is");
        screen.note(
                "  ./tidegate config list   what is configured; `config set`, `config rollback` change and undo it");
        screen.note("The gateway's log: " + data.resolve("logs"));
    }
}
