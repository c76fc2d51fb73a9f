// SPDX-License-Identifier: EPL-2.0
package com.example.gauge;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.channel.listener.ChannelEvent;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.crypto.CryptoService;
import org.eclipse.kura.driver.ChannelDescriptor;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.driver.PreparedRead;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValues;
import org.osgi.service.component.ComponentContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A device in memory: a ramp that counts reads, a level that can be written, and values that are pushed. */
public class GaugeDriver implements Driver, ConfigurableComponent {

    private static final Logger logger = LoggerFactory.getLogger(GaugeDriver.class);
    private static final int EDITION = 1;
    private static final String CODE = "open sesame";

    private final Map<ChannelListener, Map<String, Object>> listeners = new ConcurrentHashMap<>();
    private CryptoService cryptoService;
    private ScheduledExecutorService timer;
    private Map<String, Object> properties;
    private boolean connected;
    private int reads;
    private double level;

    public void setCryptoService(CryptoService cryptoService) {
        this.cryptoService = cryptoService;
    }

    public void unsetCryptoService(CryptoService cryptoService) {
        this.cryptoService = null;
    }

    protected void activate(ComponentContext context, Map<String, Object> properties) {
        logger.info("Activating {}...", properties.get("kura.service.pid"));
        updated(properties);
    }

    protected synchronized void updated(Map<String, Object> properties) {
        this.properties = properties;
        this.connected = false;
        stopTimer();
        int interval = (Integer) properties.get("interval");
        timer = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "gauge-timer"));
        timer.scheduleWithFixedDelay(this::push, interval, interval, TimeUnit.MILLISECONDS);
    }

    protected synchronized void deactivate(ComponentContext context) {
        stopTimer();
        disconnect();
    }

    private void stopTimer() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public synchronized void connect() throws ConnectionException {
        if (connected) {
            return;
        }
        try {
            String encrypted = (String) properties.get("access.code");
            char[] code = cryptoService.decryptAes(encrypted.toCharArray());
            if (!CODE.equals(new String(code))) {
                throw new ConnectionException("the gauge does not open with this code");
            }
        } catch (KuraException e) {
            throw new ConnectionException("the code can't be read", e);
        }
        connected = true;
    }

    @Override
    public synchronized void disconnect() {
        connected = false;
    }

    @Override
    public ChannelDescriptor getChannelDescriptor() {
        return new GaugeChannelDescriptor();
    }

    @Override
    public synchronized void read(List<ChannelRecord> records) throws ConnectionException {
        connect();
        reads++;
        for (ChannelRecord record : records) {
            answer(record);
        }
    }

    @Override
    public synchronized void write(List<ChannelRecord> records) throws ConnectionException {
        connect();
        for (ChannelRecord record : records) {
            Object value = record.getValue().getValue();
            if (value instanceof Number) {
                level = ((Number) value).doubleValue();
                succeed(record);
            } else {
                fail(record, "a level is a number");
            }
        }
    }

    @Override
    public void registerChannelListener(Map<String, Object> channelConfig, ChannelListener listener)
            throws ConnectionException {
        connect();
        listeners.put(listener, channelConfig);
    }

    @Override
    public void unregisterChannelListener(ChannelListener listener) {
        listeners.remove(listener);
    }

    @Override
    public PreparedRead prepareRead(List<ChannelRecord> records) {
        return new GaugeRead(this, records);
    }

    private void push() {
        listeners.forEach((listener, config) -> {
            ChannelRecord record = ChannelRecord.createReadRecord(
                    (String) config.get("+name"), DataType.valueOf((String) config.get("+value.type")));
            record.setChannelConfig(config);
            synchronized (this) {
                answer(record);
            }
            listener.onChannelEvent(new ChannelEvent(record));
        });
    }

    private void answer(ChannelRecord record) {
        String signal = (String) record.getChannelConfig().get("signal");
        if ("LEVEL".equals(signal)) {
            set(record, level);
        } else if ("RAMP".equals(signal)) {
            set(record, reads);
        } else if ("EDITION".equals(signal)) {
            set(record, EDITION);
        } else {
            fail(record, "there is no signal " + signal);
        }
    }

    private static void set(ChannelRecord record, double number) {
        switch (record.getValueType()) {
            case INTEGER:
                record.setValue(TypedValues.newIntegerValue((int) number));
                break;
            case LONG:
                record.setValue(TypedValues.newLongValue((long) number));
                break;
            case DOUBLE:
                record.setValue(TypedValues.newDoubleValue(number));
                break;
            default:
                fail(record, "a gauge has numbers only");
                return;
        }
        succeed(record);
    }

    private static void succeed(ChannelRecord record) {
        record.setChannelStatus(new ChannelStatus(ChannelFlag.SUCCESS));
        record.setTimestamp(System.currentTimeMillis());
    }

    private static void fail(ChannelRecord record, String reason) {
        record.setChannelStatus(new ChannelStatus(ChannelFlag.FAILURE, reason, null));
        record.setTimestamp(System.currentTimeMillis());
    }
}
