// SPDX-License-Identifier: EPL-2.0
package com.example.plc;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.channel.listener.ChannelEvent;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.eclipse.kura.driver.ChannelDescriptor;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.driver.PreparedRead;
import org.eclipse.kura.type.TypedValues;

/** As add-ons are written: reads the address of a channel as its value, and pushes what is written. */
public class PlcDriver implements Driver, ConfigurableComponent {

    private final Map<ChannelListener, String> listeners = new ConcurrentHashMap<>();

    /** Named in the component's document. */
    protected void activate(Map<String, Object> properties) {
        // It has no settings.
    }

    @Override
    public void connect() {
        // Nothing to connect.
    }

    @Override
    public void disconnect() {
        // Nothing to disconnect.
    }

    @Override
    public ChannelDescriptor getChannelDescriptor() {
        return () -> Arrays.asList(new Field("address", Scalar.INTEGER), new Field("untyped", null), null, "no field");
    }

    @Override
    public void read(List<ChannelRecord> records) {
        for (ChannelRecord rec : records) {
            Object address = rec.getChannelConfig().get("address");
            rec.setValue(TypedValues.newIntegerValue(Integer.parseInt(address.toString())));
            rec.setChannelStatus(new ChannelStatus(ChannelFlag.SUCCESS));
            rec.setTimestamp(System.currentTimeMillis());
        }
    }

    @Override
    public void write(List<ChannelRecord> records) {
        for (ChannelRecord rec : records) {
            rec.setChannelStatus(new ChannelStatus(ChannelFlag.SUCCESS));
            ChannelRecord pushed = ChannelRecord.createReadRecord(rec.getChannelName(), rec.getValueType());
            pushed.setValue(rec.getValue());
            pushed.setTimestamp(System.currentTimeMillis());
            pushed.setChannelStatus(new ChannelStatus(ChannelFlag.SUCCESS));
            listeners.forEach((listener, channel) -> {
                if (channel.equals(rec.getChannelName())) {
                    listener.onChannelEvent(new ChannelEvent(pushed));
                }
            });
        }
    }

    @Override
    public void registerChannelListener(Map<String, Object> channelConfig, ChannelListener listener) {
        listeners.put(listener, (String) channelConfig.get("+name"));
    }

    @Override
    public void unregisterChannelListener(ChannelListener listener) {
        listeners.remove(listener);
    }

    @Override
    public PreparedRead prepareRead(List<ChannelRecord> records) {
        return null;
    }
}
