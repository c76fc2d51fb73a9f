// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;

/** A snapshot with 500 components. How long it takes is printed and not judged: benchmarks/configuration.sh shows it. */
class LargeSnapshotIT {

    private static final int COMPONENTS = 500;
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 1);
    private static final String MANY = "(kura.service.pid=many*)";

    @TempDir
    Path data;

    @Test
    void snapshotOfManyComponentsAppliesAndReadsBackIdentically() throws Exception {
        Map<String, Map<String, Object>> before;
        try (Gateway gateway = new Gateway(data).configured()) {
            gateway.installDriver();
            ConfigurationService service = gateway.service(ConfigurationService.class);
            service.updateConfigurations(many(1, "warm")); // also the first snapshot
            long small = newest(service);
            service.updateConfigurations(many(COMPONENTS, "many"));
            for (int round = 1; round <= ROUNDS; round++) {
                long large = newest(service);
                service.rollback(small);
                small = newest(service);
                Gateway.await(() -> active(gateway) == 0);
                measure(gateway, round, () -> service.rollback(large));
            }
            before = comparable(service);
        }
        assertThat(before).hasSizeGreaterThan(COMPONENTS);
        try (Gateway gateway = new Gateway(data).configured()) {
            gateway.installDriver();
            ConfigurationService service = gateway.service(ConfigurationService.class);
            Gateway.await(() -> active(gateway) == COMPONENTS);

            assertThat(comparable(service)).isEqualTo(before);
            System.out.println("BENCHMARK: a restart read it back identically");
        }
    }

    private static long newest(ConfigurationService service) throws KuraException {
        return new TreeSet<>(service.getSnapshots()).last();
    }

    @FunctionalInterface
    private interface Application {
        void run() throws KuraException;
    }

    /** From the call until every component is active with it. */
    private static void measure(Gateway gateway, int round, Application snapshot) throws Exception {
        CountDownLatch waiting = new CountDownLatch(COMPONENTS);
        ServiceListener arrivals = event -> {
            if (event.getType() == ServiceEvent.REGISTERED) {
                waiting.countDown();
            }
        };
        gateway.context().addServiceListener(arrivals, MANY);
        long begin = System.nanoTime();
        snapshot.run();
        long applied = System.nanoTime();
        assertThat(waiting.await(60, TimeUnit.SECONDS)).isTrue();
        long active = System.nanoTime();
        gateway.context().removeServiceListener(arrivals);
        System.out.println("BENCHMARK: round " + round + ": a snapshot of " + COMPONENTS + " components applied in "
                + (applied - begin) / 1_000_000 + " ms, all active after " + (active - begin) / 1_000_000 + " ms");
    }

    private static int active(Gateway gateway) throws InvalidSyntaxException {
        ServiceReference<?>[] all =
                gateway.context().getAllServiceReferences(ConfigurableComponent.class.getName(), MANY);
        return all == null ? 0 : all.length;
    }

    private static List<ComponentConfiguration> many(int count, String name) {
        List<ComponentConfiguration> all = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Map<String, Object> properties = new HashMap<>();
            properties.put("service.factoryPid", "test.driver");
            properties.put("host", "10.0." + i / 256 + "." + i % 256);
            properties.put("port", 1000 + i);
            properties.put("password", new Password("secret" + i));
            for (int key = 0; key < 20; key++) {
                properties.put("channel" + key + "#name", "channel of " + name + i + " <&> \u6c34");
            }
            all.add(new View(name + i, null, properties));
        }
        return all;
    }

    private static Map<String, Map<String, Object>> comparable(ConfigurationService service) throws KuraException {
        Map<String, Map<String, Object>> all = new TreeMap<>();
        for (ComponentConfiguration component : service.getComponentConfigurations()) {
            Map<String, Object> values = new TreeMap<>(component.getConfigurationProperties());
            values.replaceAll((key, value) -> value instanceof Password password
                    ? "cipher text " + new String(password.getPassword())
                    : value.getClass().isArray() ? Resolver.text(value) : value);
            all.put(component.getPid(), values);
        }
        return all;
    }
}
