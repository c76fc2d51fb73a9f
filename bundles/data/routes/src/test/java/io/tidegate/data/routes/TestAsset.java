// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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

/** An asset as the routes see it: channels that can be written, and what was written to them. */
public final class TestAsset implements Asset {

    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final BlockingQueue<Map<String, Object>> writes = new LinkedBlockingQueue<>();
    private volatile String refusal = "";
    private volatile Map<String, String> behalf = Map.of();

    public TestAsset channel(String name, DataType type, String unit) {
        Channel channel =
                new Channel(name, ChannelType.READ_WRITE, type, ScaleOffsetType.DEFINED_BY_VALUE_TYPE, 1, 0, Map.of());
        channel.setUnit(unit);
        channels.put(name, channel);
        return this;
    }

    /** From now on the device refuses writes, for this reason; empty if it does not. */
    public void refuse(String reason) {
        refusal = reason;
    }

    /** Awaits the next write: value by channel. */
    public Map<String, Object> next() throws InterruptedException {
        Map<String, Object> write = writes.poll(15, TimeUnit.SECONDS);
        if (write == null) {
            throw new AssertionError("nothing was written");
        }
        return write;
    }

    /** On whose behalf the last write was. */
    public Map<String, String> behalf() {
        return behalf;
    }

    public int waiting() {
        return writes.size();
    }

    public void clear() {
        writes.clear();
    }

    @Override
    public AssetConfiguration getAssetConfiguration() {
        return new AssetConfiguration("", "driver", channels);
    }

    @Override
    public void write(List<ChannelRecord> records) {
        behalf = Map.copyOf(AuditContext.currentOrInternal().getProperties());
        Map<String, Object> write = new HashMap<>();
        for (ChannelRecord written : records) {
            if (refusal.isEmpty()) {
                written.setChannelStatus(new ChannelStatus(ChannelFlag.SUCCESS));
                write.put(written.getChannelName(), written.getValue().getValue());
            } else {
                written.setChannelStatus(new ChannelStatus(ChannelFlag.FAILURE, refusal, null));
            }
        }
        if (!write.isEmpty()) {
            writes.add(write);
        }
    }

    @Override
    public List<ChannelRecord> read(Set<String> names) {
        throw new UnsupportedOperationException("no route reads");
    }

    @Override
    public List<ChannelRecord> readAllChannels() {
        throw new UnsupportedOperationException("no route reads");
    }

    @Override
    public void registerChannelListener(String name, ChannelListener listener) {
        throw new UnsupportedOperationException("no route listens");
    }

    @Override
    public void unregisterChannelListener(ChannelListener listener) {
        throw new UnsupportedOperationException("no route listens");
    }
}
