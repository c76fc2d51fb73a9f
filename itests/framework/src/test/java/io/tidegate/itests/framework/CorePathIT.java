// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.framework;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.samples.Quality;
import io.tidegate.api.samples.Sample;
import io.tidegate.api.samples.SampleSink;
import io.tidegate.itests.support.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.inject.Inject;
import org.eclipse.kura.data.DataTransportService;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** Driver, asset, wires, publisher, connection and store in one framework, between a simulated device and a recorder. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public final class CorePathIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int REPEATS = 3;
    private static final String DRIVER = "io.tidegate.drivers.simulator";
    private static final List<String> REPLACEABLE = List.of(
            "io.tidegate.data.wires",
            "io.tidegate.data.assets",
            "io.tidegate.data.store",
            "io.tidegate.cloud.connection",
            DRIVER,
            "io.tidegate.control.configuration",
            "io.tidegate.control.crypto");

    @Inject
    private BundleContext context;

    @Inject
    private ServiceComponentRuntime runtime;

    private final RecordingSink device = new RecordingSink();
    private final RecordingTransport broker = new RecordingTransport();
    private ServiceRegistration<SampleSink> sink;
    private ServiceRegistration<DataTransportService> transport;

    @Configuration
    public Option[] framework() throws IOException {
        return CoreFramework.options();
    }

    @Before
    public void connect() {
        transport = context.registerService(
                DataTransportService.class,
                broker,
                FrameworkUtil.asDictionary(Map.of("kura.service.pid", CoreFramework.TRANSPORT)));
        sink = context.registerService(SampleSink.class, device, null);
        awaitArrivals(10);
    }

    @After
    public void disconnect() {
        sink.unregister();
        transport.unregister();
        broker.close();
    }

    @Test
    public void readingsArriveInOrder() {
        awaitArrivals(100);
        assertAllArrived("nothing");
    }

    /** The promise of the whole product: one part is replaced, the others don't notice, and no reading is lost. */
    @Test
    public void eachBundleIsReplacedUnderFlow() throws Exception {
        for (String name : REPLACEABLE) {
            Bundle bundle = Replacement.find(context, name);
            for (int repeat = 1; repeat <= REPEATS; repeat++) {
                try (Others others = new Others(context, runtime, name)) {
                    Replacement.replace(bundle, repeat);
                    awaitArrivals(10);
                    others.assertUndisturbed();
                }
            }
            assertAllArrived(name);
        }
    }

    /** Whoever shows values must learn that they are no longer true, and why. */
    @Test
    public void stoppedDriverMakesSamplesBad() throws Exception {
        Bundle driver = Replacement.find(context, DRIVER);
        driver.stop(Bundle.STOP_TRANSIENT);
        try {
            Await.until("a BAD sample", LIMIT, () -> last().quality() == Quality.BAD);
            assertThat(last().reason()).contains("device");
            assertThat(last().channel().toString()).isEqualTo(CoreFramework.ASSET + "/" + CoreFramework.CHANNEL);
        } finally {
            driver.start(Bundle.START_TRANSIENT);
        }
        Await.until("GOOD samples again", LIMIT, () -> last().quality() == Quality.GOOD);
        awaitArrivals(10);
        assertAllArrived(DRIVER);
    }

    private Sample last() {
        List<Sample> samples = device.samples();
        return samples.get(samples.size() - 1);
    }

    /** So many readings taken from now on have arrived. */
    private void awaitArrivals(int count) {
        long now = System.currentTimeMillis();
        Await.until(
                count + " readings taken from now on",
                LIMIT,
                () -> broker.arrived().stream().filter(r -> r.millis() > now).count() >= count);
    }

    /** At least once, and for the first arrival in the order in which they were taken. */
    private void assertAllArrived(String replaced) {
        // A poll that comes late is followed at once by the next one: both may fall into the same millisecond.
        List<Reading> taken = device.readings().stream().distinct().toList();
        Await.until("the last reading taken", LIMIT, () -> broker.arrived().contains(taken.get(taken.size() - 1)));
        Set<Reading> arrived = new LinkedHashSet<>(broker.arrived());
        arrived.retainAll(Set.copyOf(taken));
        assertThat(List.copyOf(arrived))
                .as("readings, after %s was replaced", replaced)
                .isEqualTo(taken);
    }
}
