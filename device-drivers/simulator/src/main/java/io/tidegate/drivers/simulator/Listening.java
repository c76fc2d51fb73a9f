// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator;

import io.tidegate.lib.concurrent.WorkerPool;
import io.tidegate.lib.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Consumer;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelEvent;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.type.DataType;

/** Calls the listeners of one driver, each at its channel's interval. Thread-safe. */
final class Listening {

    private record Listener(ChannelListener target, ScheduledFuture<?> timer) {}

    private final WorkerPool pool;
    private final Executor executor;
    private final Consumer<ChannelRecord> reader;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    Listening(WorkerPool pool, String driver, Consumer<ChannelRecord> reader) {
        this.pool = pool;
        this.executor = pool.serial(driver);
        this.reader = reader;
    }

    /** @param config the channel's properties, among them {@code +name} and {@code +value.type} */
    void add(Map<String, Object> config, ChannelListener target) {
        Settings settings = new Settings(String.valueOf(config.get("+name")), config);
        DataType type = DataType.getDataType(settings.text("+value.type", DataType.DOUBLE.name()));
        Duration interval = SimulatedChannel.listenInterval(settings);
        ScheduledFuture<?> timer =
                pool.every(executor, () -> call(settings.pid(), type, config, target), Duration.ZERO, interval);
        listeners.add(new Listener(target, timer));
    }

    void remove(ChannelListener target) {
        listeners.removeIf(listener -> {
            boolean found = listener.target.equals(target);
            if (found) {
                listener.timer.cancel(false);
            }
            return found;
        });
    }

    int count() {
        return listeners.size();
    }

    void close() {
        listeners.forEach(listener -> listener.timer.cancel(false));
        listeners.clear();
    }

    /** Each call gets a record of its own: the receiver may keep it. */
    private void call(String name, DataType type, Map<String, Object> config, ChannelListener target) {
        ChannelRecord record = ChannelRecord.createReadRecord(name, type);
        record.setChannelConfig(config);
        reader.accept(record);
        target.onChannelEvent(new ChannelEvent(record));
    }
}
