// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.cache;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.asset.AssetConfiguration;
import org.eclipse.kura.channel.Channel;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelType;
import org.eclipse.kura.channel.ScaleOffsetType;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.type.DataType;

/** An asset whose channels the test names, and which notes what it is asked for. */
final class FakeAsset implements Asset {

    final List<Set<String>> asked = new CopyOnWriteArrayList<>();
    volatile Answer answer = () -> {};
    private final Map<String, Channel> channels = new HashMap<>();

    /** How the device answers. */
    interface Answer {
        void come() throws InterruptedException;
    }

    static Map<String, Object> properties(String pid) {
        return Map.of("kura.service.pid", pid, "service.pid", "org.eclipse.kura.asset~" + pid);
    }

    FakeAsset with(String channel, ChannelType type, boolean enabled, boolean listen) {
        Channel made = new Channel(
                channel,
                type,
                DataType.INTEGER,
                ScaleOffsetType.LONG,
                1,
                0,
                Map.of("+name", channel, "+listen", listen));
        made.setEnabled(enabled);
        channels.put(channel, made);
        return this;
    }

    FakeAsset with(String... names) {
        for (String name : names) {
            with(name, ChannelType.READ, true, false);
        }
        return this;
    }

    FakeAsset without(String channel) {
        channels.remove(channel);
        return this;
    }

    @Override
    public AssetConfiguration getAssetConfiguration() {
        return new AssetConfiguration("", "plc1", channels);
    }

    @Override
    public List<ChannelRecord> readAllChannels() {
        throw new UnsupportedOperationException("nobody should");
    }

    @Override
    public List<ChannelRecord> read(Set<String> channelNames) {
        asked.add(channelNames);
        try {
            answer.come();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.of();
    }

    @Override
    public void write(List<ChannelRecord> records) {
        throw new UnsupportedOperationException("nobody should");
    }

    @Override
    public void registerChannelListener(String channelName, ChannelListener listener) {
        throw new UnsupportedOperationException("nobody should");
    }

    @Override
    public void unregisterChannelListener(ChannelListener listener) {
        throw new UnsupportedOperationException("nobody should");
    }
}
