// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.cache;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.channel.listener.ChannelEvent;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.driver.ChannelDescriptor;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.driver.PreparedRead;
import org.eclipse.kura.type.TypedValues;

/** A driver whose device counts, can be out of reach, and pushes when told to. */
final class Plc implements Driver {

    final AtomicInteger reads = new AtomicInteger();
    volatile String unreachable;
    private final Map<ChannelListener, String> listeners = new ConcurrentHashMap<>();

    @Override
    public void connect() {}

    @Override
    public void disconnect() {}

    @Override
    public ChannelDescriptor getChannelDescriptor() {
        return List::of;
    }

    @Override
    public void read(List<ChannelRecord> records) throws ConnectionException {
        if (unreachable != null) {
            throw new ConnectionException(unreachable);
        }
        int value = reads.incrementAndGet();
        records.forEach(record -> answer(record, value));
    }

    @Override
    public PreparedRead prepareRead(List<ChannelRecord> records) {
        throw new UnsupportedOperationException("plain reads only");
    }

    @Override
    public void write(List<ChannelRecord> records) {
        throw new UnsupportedOperationException("nobody should");
    }

    @Override
    public void registerChannelListener(Map<String, Object> channelConfig, ChannelListener listener) {
        listeners.put(listener, (String) channelConfig.get("+name"));
    }

    @Override
    public void unregisterChannelListener(ChannelListener listener) {
        listeners.remove(listener);
    }

    boolean isListenedTo() {
        return !listeners.isEmpty();
    }

    void push(int value) {
        listeners.forEach((listener, channel) -> {
            ChannelRecord record = ChannelRecord.createReadRecord(
                    channel, TypedValues.newIntegerValue(0).getType());
            answer(record, value);
            listener.onChannelEvent(new ChannelEvent(record));
        });
    }

    private static void answer(ChannelRecord record, int value) {
        record.setValue(TypedValues.newIntegerValue(value));
        record.setTimestamp(System.currentTimeMillis());
        record.setChannelStatus(new ChannelStatus(ChannelFlag.SUCCESS));
    }
}
