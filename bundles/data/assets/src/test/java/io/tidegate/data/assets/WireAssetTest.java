// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;
import org.osgi.service.wireadmin.Wire;

class WireAssetTest {

    private final AssetEngine engine = new AssetEngine(Clock.systemUTC(), System::nanoTime, Duration.ofSeconds(1));
    private final FakeDriver driver = new FakeDriver();
    private final FakeWires wires = new FakeWires();
    private WireAsset asset;

    @BeforeEach
    void driver() {
        engine.bindDriver(driver, Assets.driver("bus"));
    }

    @AfterEach
    void stop() {
        asset.stop();
        engine.stop();
    }

    @Test
    void envelopeIsWrittenWhereNameAndTypeFitAndThenAllIsReadAndEmitted() throws Exception {
        start("valve#+type", "READ_WRITE", "door#+type", "WRITE", "level#+type", "READ");

        receive(
                "valve", TypedValues.newIntegerValue(5),
                "door", TypedValues.newLongValue(5),
                "level", TypedValues.newIntegerValue(9),
                "other", TypedValues.newIntegerValue(9));

        assertThat(wires.next())
                .containsEntry("assetName", TypedValues.newStringValue("plc"))
                .containsEntry("valve", TypedValues.newIntegerValue(5))
                .containsEntry("level", TypedValues.newIntegerValue(1))
                .doesNotContainKeys("door", "other");
        assertThat(driver.written).containsExactly("valve=5");
    }

    @Test
    void envelopeThatNamesNoChannelJustReads() throws Exception {
        start("level#+type", "READ");

        receive("TIMER", TypedValues.newLongValue(1));

        assertThat(wires.next()).containsKeys("assetName", "level", "level_timestamp");
        assertThat(driver.written).isEmpty();
    }

    @Test
    void pushedValueIsEmittedAloneOrWithAllOthersIfAsked() throws Exception {
        start("level#+listen", true, "flow#+type", "READ");
        Assets.await("subscribed", () -> driver.listeners.size() == 1);

        driver.push("level", TypedValues.newIntegerValue(7));
        assertThat(wires.next()).containsOnlyKeys("assetName", "level", "level_timestamp");

        asset.change(Assets.properties("level#+listen", true, "flow#+type", "READ", "emit.all.channels", true));
        driver.push("level", TypedValues.newIntegerValue(8));
        assertThat(wires.next()).containsKeys("level", "flow");
    }

    @Test
    void swappedWiresGetWhatWasReadMeanwhile() throws Exception {
        start("level#+type", "READ");
        asset.unbindHelper(wires);
        receive("TIMER", TypedValues.newLongValue(1));
        Assets.await("read", () -> driver.reads.get() == 1);
        FakeWires successor = new FakeWires();

        asset.bindHelper(successor);
        asset.consumersConnected(new Wire[1]);

        assertThat(successor.next()).containsKey("level");
        assertThat(wires.emitted).isEmpty();
    }

    @Test
    void formHasTheDriversKeysAndTypedValuesOnlyOfItsOwn() throws Exception {
        start("level#+enabled", "true", "level#memory.address", "12", "poll.interval.ms", "0", "component.id", 5L);

        ComponentConfiguration form = asset.getConfiguration();

        assertThat(form.getDefinition().getId()).isEqualTo("org.eclipse.kura.wire.WireAsset");
        assertThat(form.getDefinition().getAD())
                .extracting(AD::getId)
                .contains("driver.pid", "emit.on.change", "level#+value.type", "level#memory.address");
        assertThat(form.getConfigurationProperties())
                .containsEntry("level#+enabled", true)
                .containsEntry("level#memory.address", 12)
                .containsEntry("poll.interval.ms", 0)
                .doesNotContainKey("component.id");

        engine.unbindDriver(driver, Assets.driver("bus"));
        assertThat(asset.getConfiguration().getDefinition().getAD())
                .extracting(AD::getId)
                .contains("level#+value.type")
                .doesNotContain("level#memory.address");
    }

    @Test
    void healthNamesTheMissingDriverAndWhatToDo() {
        start("level#+type", "READ");
        assertThat(asset.execute().isOk()).isTrue();

        engine.unbindDriver(driver, Assets.driver("bus"));

        assertThat(asset.execute().toString()).contains("WARN").contains("plc: driver.pid = 'bus' is not there");
    }

    private void start(Object... keysAndValues) {
        asset = new WireAsset(engine, (ServiceReference<WireComponent>) null, Assets.properties(keysAndValues));
        asset.bindHelper(wires);
        asset.consumersConnected(new Wire[1]);
        asset.start();
    }

    private void receive(Object... namesAndValues) {
        Map<String, TypedValue<?>> properties = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.put((String) namesAndValues[i], (TypedValue<?>) namesAndValues[i + 1]);
        }
        asset.onWireReceive(new WireEnvelope("timer", List.of(new WireRecord(properties))));
    }

    private static final class FakeWires implements WireHelperService, WireSupport {
        final BlockingQueue<WireRecord> emitted = new LinkedBlockingQueue<>();

        Map<String, TypedValue<?>> next() throws InterruptedException {
            WireRecord record = emitted.poll(Assets.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(record).as("an envelope").isNotNull();
            return record.getProperties();
        }

        @Override
        public WireSupport newWireSupport(WireComponent component, ServiceReference<WireComponent> reference) {
            return this;
        }

        @Override
        public void emit(List<WireRecord> records) {
            emitted.addAll(records);
        }

        @Override
        public void consumersConnected(Wire[] connected) {}

        @Override
        public void producersConnected(Wire[] connected) {}

        @Override
        public Object polled(Wire wire) {
            return null;
        }

        @Override
        public void updated(Wire wire, Object value) {}

        @Override
        public String getPid(WireComponent component) {
            return null;
        }

        @Override
        public String getServicePid(WireComponent component) {
            return null;
        }

        @Override
        public String getServicePid(String pid) {
            return null;
        }

        @Override
        public boolean isEmitter(String pid) {
            return true;
        }

        @Override
        public boolean isReceiver(String pid) {
            return true;
        }
    }
}
