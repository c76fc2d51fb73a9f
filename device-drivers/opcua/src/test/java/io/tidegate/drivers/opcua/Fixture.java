// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Await;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelEvent;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.crypto.CryptoService;
import org.eclipse.kura.driver.Driver.ConnectionException;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;

/** Drivers, channels and listeners for tests. */
final class Fixture implements AutoCloseable {

    static final Duration DEADLINE = Await.LIMIT;

    final Workers workers;
    private final List<OpcUaDriver> drivers = new ArrayList<>();

    Fixture(Path data) {
        workers = new Workers(data);
    }

    /** A started driver named {@code plc1}. */
    OpcUaDriver driver(int port, Object... keysAndValues) {
        Map<String, Object> properties = map(keysAndValues);
        properties.put("kura.service.pid", "plc1");
        properties.put("endpoint.ip", "127.0.0.1");
        properties.put("endpoint.port", port);
        OpcUaDriver driver = new OpcUaDriver(workers, properties);
        driver.crypto = reversing();
        driver.start();
        drivers.add(driver);
        return driver;
    }

    void stop(OpcUaDriver driver) {
        drivers.remove(driver);
        driver.stop();
    }

    @Override
    public void close() {
        drivers.forEach(OpcUaDriver::stop);
        workers.stop();
    }

    /** Decrypts by reading backwards. */
    private static CryptoService reversing() {
        return (CryptoService) Proxy.newProxyInstance(
                Fixture.class.getClassLoader(),
                new Class<?>[] {CryptoService.class},
                (proxy, method, arguments) -> new StringBuilder(new String((char[]) arguments[0]))
                        .reverse()
                        .toString()
                        .toCharArray());
    }

    static ChannelRecord read(String node, DataType type, Object... keysAndValues) {
        ChannelRecord record = ChannelRecord.createReadRecord(node, type);
        record.setChannelConfig(config(node, type, keysAndValues));
        return record;
    }

    static ChannelRecord write(String node, TypedValue<?> value, Object... keysAndValues) {
        ChannelRecord record = ChannelRecord.createWriteRecord(node, value);
        record.setChannelConfig(config(node, value.getType(), keysAndValues));
        return record;
    }

    static Map<String, Object> config(String node, DataType type, Object... keysAndValues) {
        Map<String, Object> config = map(keysAndValues);
        config.put("+name", node);
        config.put("+value.type", type.name());
        config.putIfAbsent(OpcUaChannel.NODE, node);
        config.putIfAbsent(OpcUaChannel.SAMPLING, 20);
        return config;
    }

    /** The value of a record that must have been read. */
    static Object value(ChannelRecord record) {
        assertThat(record.getChannelStatus().getChannelFlag())
                .as(record.getChannelStatus().getExceptionMessage())
                .isEqualTo(ChannelFlag.SUCCESS);
        return record.getValue().getValue();
    }

    static String failure(ChannelRecord record) {
        assertThat(record.getChannelStatus().getChannelFlag()).isEqualTo(ChannelFlag.FAILURE);
        return record.getChannelStatus().getExceptionMessage();
    }

    /** Reads until it succeeds. */
    static Object readWhenThere(OpcUaDriver driver, String node, DataType type) throws Exception {
        return await(() -> {
            ChannelRecord record = read(node, type);
            try {
                driver.read(List.of(record));
            } catch (ConnectionException e) {
                return null;
            }
            return record.getChannelStatus().getChannelFlag() == ChannelFlag.SUCCESS
                    ? record.getValue().getValue()
                    : null;
        });
    }

    /** Polls until there is a value other than null and false. */
    static <T> T await(Callable<T> condition) {
        return Await.value("what the test waits for", condition);
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    /** Keeps what it hears. */
    static final class Ear implements ChannelListener {

        final BlockingQueue<ChannelRecord> heard = new LinkedBlockingQueue<>();

        @Override
        public void onChannelEvent(ChannelEvent event) {
            heard.add(event.getChannelRecord());
        }

        ChannelRecord next() throws InterruptedException {
            ChannelRecord record = heard.poll(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            assertThat(record).as("an event").isNotNull();
            return record;
        }

        /** The next record of that kind; others before it are passed over. */
        ChannelRecord next(Predicate<ChannelRecord> kind) throws InterruptedException {
            while (true) {
                ChannelRecord record = next();
                if (kind.test(record)) {
                    return record;
                }
            }
        }

        ChannelRecord nextFailure() throws InterruptedException {
            return next(r -> r.getChannelStatus().getChannelFlag() == ChannelFlag.FAILURE);
        }

        ChannelRecord nextValue(Object value) throws InterruptedException {
            return next(r -> r.getChannelStatus().getChannelFlag() == ChannelFlag.SUCCESS
                    && r.getValue().getValue().equals(value));
        }
    }
}
