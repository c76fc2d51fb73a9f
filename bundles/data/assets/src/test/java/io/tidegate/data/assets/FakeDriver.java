// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.channel.listener.ChannelEvent;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.core.configuration.metatype.Tad;
import org.eclipse.kura.core.configuration.metatype.Tscalar;
import org.eclipse.kura.driver.ChannelDescriptor;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.driver.PreparedRead;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/** A device in memory that can be told to fail, to hang and to push. Notices two callers at a time. */
final class FakeDriver implements Driver {

    final Map<String, TypedValue<?>> values = new ConcurrentHashMap<>();
    final Map<String, String> failures = new ConcurrentHashMap<>();
    final Map<ChannelListener, String> listeners = new ConcurrentHashMap<>();
    final List<String> written = new CopyOnWriteArrayList<>();
    final AtomicInteger prepared = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    final AtomicInteger reads = new AtomicInteger();
    final AtomicInteger plainReads = new AtomicInteger();
    final CountDownLatch entered = new CountDownLatch(1);
    final CountDownLatch writing = new CountDownLatch(1);
    volatile boolean prepares = true;
    /** Prepared readings from before the driver was configured anew. */
    final Set<PreparedRead> obsolete = ConcurrentHashMap.newKeySet();

    volatile PreparedRead newest;
    volatile String unreachable;
    volatile CountDownLatch hang;
    volatile boolean calledTwice;
    volatile long timestamp = 1_700_000_000_000L;
    private final AtomicInteger callers = new AtomicInteger();

    @Override
    public void connect() {}

    @Override
    public void disconnect() {}

    @Override
    public ChannelDescriptor getChannelDescriptor() {
        Tad address = new Tad();
        address.setId("memory.address");
        address.setName("memory.address");
        address.setType(Tscalar.INTEGER);
        address.setCardinality(0);
        address.setRequired(true);
        address.setDefault("1");
        return () -> List.of(address);
    }

    @Override
    public void read(List<ChannelRecord> records) throws ConnectionException {
        plainReads.incrementAndGet();
        fill(records);
    }

    @Override
    public PreparedRead prepareRead(List<ChannelRecord> records) {
        if (!prepares) {
            throw new UnsupportedOperationException("no prepared reads");
        }
        prepared.incrementAndGet();
        List<ChannelRecord> own = new ArrayList<>(records);
        newest = new PreparedRead() {
            @Override
            public List<ChannelRecord> execute() throws ConnectionException, KuraException {
                if (obsolete.contains(this)) {
                    throw new KuraException(KuraErrorCode.CONFIGURATION_ERROR, "configured anew");
                }
                fill(own);
                return own;
            }

            @Override
            public List<ChannelRecord> getChannelRecords() {
                return own;
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
        return newest;
    }

    @Override
    public void write(List<ChannelRecord> records) throws ConnectionException {
        writing.countDown();
        enter();
        try {
            reach();
            for (ChannelRecord record : records) {
                if (failures.containsKey(record.getChannelName())) {
                    record.setChannelStatus(
                            new ChannelStatus(ChannelFlag.FAILURE, failures.get(record.getChannelName()), null));
                    continue;
                }
                written.add(record.getChannelName() + "=" + record.getValue().getValue());
                values.put(record.getChannelName(), record.getValue());
                record.setChannelStatus(new ChannelStatus(ChannelFlag.SUCCESS));
            }
        } finally {
            callers.decrementAndGet();
        }
    }

    @Override
    public void registerChannelListener(Map<String, Object> channelConfig, ChannelListener listener)
            throws ConnectionException {
        if (unreachable != null) {
            throw new ConnectionException(unreachable);
        }
        listeners.put(listener, (String) channelConfig.get("+name"));
    }

    @Override
    public void unregisterChannelListener(ChannelListener listener) {
        listeners.remove(listener);
    }

    void push(String channel, TypedValue<?> value) {
        ChannelRecord record = ChannelRecord.createReadRecord(channel, value.getType());
        record.setValue(value);
        record.setTimestamp(timestamp);
        record.setChannelStatus(new ChannelStatus(ChannelFlag.SUCCESS));
        listeners.forEach((listener, name) -> {
            if (name.equals(channel)) {
                listener.onChannelEvent(new ChannelEvent(record));
            }
        });
    }

    private void fill(List<ChannelRecord> records) throws ConnectionException {
        enter();
        try {
            reach();
            reads.incrementAndGet();
            for (ChannelRecord record : records) {
                String name = record.getChannelName();
                record.setTimestamp(timestamp);
                if (failures.containsKey(name)) {
                    record.setChannelStatus(new ChannelStatus(ChannelFlag.FAILURE, failures.get(name), null));
                } else {
                    record.setValue(values.getOrDefault(name, TypedValues.newIntegerValue(1)));
                    record.setChannelStatus(new ChannelStatus(ChannelFlag.SUCCESS));
                }
            }
        } finally {
            callers.decrementAndGet();
        }
    }

    private void enter() {
        calledTwice |= callers.incrementAndGet() > 1;
        entered.countDown();
        CountDownLatch latch = hang;
        if (latch != null) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void reach() throws ConnectionException {
        if (unreachable != null) {
            throw new ConnectionException(unreachable);
        }
    }
}
