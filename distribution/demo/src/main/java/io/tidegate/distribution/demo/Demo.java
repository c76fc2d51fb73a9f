// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.demo;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Runs a gateway on a simulated plant and prints what arrives at the broker, seen by a client of its own. Exit codes: 0
 * living data arrived, 1 it did not (the last line says why), 2 the command line is wrong.
 */
public final class Demo {

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
        Arrivals arrivals = new Arrivals(screen);
        screen.note("Simulated plant: Modbus TCP on 127.0.0.1:" + plant.modbusPort() + ", OPC UA on 127.0.0.1:"
                + plant.opcuaPort() + ", MQTT. Broker: " + plant.broker() + ".");
        Instant begin = Instant.now();
        try (Maintenance maintenance = new Maintenance(plant.maintenancePort(), arrivals, screen);
                GatewayProcess gateway = GatewayProcess.start(options.home(), options.data());
                PlantSubscriber subscriber = new PlantSubscriber(plant.broker(), arrivals, screen)) {
            Runtime.getRuntime().addShutdownHook(new Thread(gateway::close));
            Instant end = options.seconds() == 0 ? Instant.MAX : begin.plusSeconds(options.seconds());
            String fault = new Watch(gateway, subscriber, arrivals, screen, plant).until(begin, end);
            if (fault != null) {
                screen.fault(fault);
                return 1;
            }
            return judge(arrivals, screen, options.check() ? new RestCheck(plant.console()) : null);
        }
    }

    private static int judge(Arrivals arrivals, Screen screen, RestCheck check)
            throws IOException, InterruptedException {
        List<String> dead = arrivals.dead();
        if (!dead.isEmpty()) {
            screen.fault("no living data by " + String.join(", ", dead) + ": " + arrivals.verdict());
            return 1;
        }
        screen.note("Arrived: " + arrivals.verdict() + ".");
        if (check == null) {
            return 0;
        }
        Set<String> channels = arrivals.deviceChannels();
        List<String> faults = check.faults(channels);
        if (!faults.isEmpty()) {
            screen.fault("REST does not agree: " + String.join("; ", faults));
            return 1;
        }
        screen.note("REST agrees: " + channels.size() + " channels are GOOD and younger than 2 s.");
        return 0;
    }
}
