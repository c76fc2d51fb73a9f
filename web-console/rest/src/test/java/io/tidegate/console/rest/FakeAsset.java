// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.asset.AssetConfiguration;
import org.eclipse.kura.audit.AuditContext;
import org.eclipse.kura.channel.Channel;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.channel.ChannelType;
import org.eclipse.kura.channel.ScaleOffsetType;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;

/** An asset whose device remembers what is written. */
final class FakeAsset implements Asset {

    private final String driver;
    private final Map<String, Channel> channels = new HashMap<>();
    final Map<String, TypedValue<?>> memory = new ConcurrentHashMap<>();
    /** What the device refuses with; empty if it does not. */
    volatile String refusal = "";
    /** Whether the device can't be reached. */
    volatile boolean lost;
    /** A write waits for it. */
    volatile CountDownLatch held = new CountDownLatch(0);

    final AtomicInteger writing = new AtomicInteger();

    FakeAsset(String driver) {
        this.driver = driver;
    }

    FakeAsset with(String name, ChannelType access, DataType type, String unit) {
        channels.put(
                name,
                new Channel(
                        name,
                        access,
                        type,
                        ScaleOffsetType.DEFINED_BY_VALUE_TYPE,
                        1.0,
                        0.0,
                        unit.isEmpty() ? Map.of() : Map.of("+unit", unit)));
        return this;
    }

    FakeAsset without(String name) {
        channels.remove(name);
        return this;
    }

    @Override
    public AssetConfiguration getAssetConfiguration() {
        return new AssetConfiguration("a device", driver, channels);
    }

    @Override
    public List<ChannelRecord> read(Set<String> names) throws KuraException {
        reach();
        List<ChannelRecord> records = new ArrayList<>();
        for (String name : names) {
            ChannelRecord record = channels.get(name).createReadRecord();
            record.setValue(memory.get(name));
            record.setChannelStatus(new ChannelStatus(ChannelFlag.SUCCESS));
            record.setTimestamp(1_700_000_000_000L);
            records.add(record);
        }
        return records;
    }

    @Override
    public List<ChannelRecord> readAllChannels() throws KuraException {
        return read(channels.keySet());
    }

    /** On whose behalf the last write came. */
    volatile Map<String, String> behalf = Map.of();

    @Override
    public void write(List<ChannelRecord> records) throws KuraException {
        behalf = AuditContext.currentOrInternal().getProperties();
        writing.incrementAndGet();
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new KuraException(KuraErrorCode.TIMED_OUT, e, "interrupted");
        }
        reach();
        for (ChannelRecord record : records) {
            if (refusal.isEmpty()) {
                memory.put(record.getChannelName(), record.getValue());
                record.setChannelStatus(new ChannelStatus(ChannelFlag.SUCCESS));
            } else {
                record.setChannelStatus(new ChannelStatus(ChannelFlag.FAILURE, refusal, null));
            }
        }
    }

    private void reach() throws KuraException {
        if (lost) {
            throw new KuraException(KuraErrorCode.CONNECTION_FAILED, "plc1: connection\nrefused");
        }
    }

    @Override
    public void registerChannelListener(String channelName, ChannelListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void unregisterChannelListener(ChannelListener listener) {
        throw new UnsupportedOperationException();
    }
}
