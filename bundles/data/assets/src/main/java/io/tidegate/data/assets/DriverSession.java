// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelEvent;
import org.eclipse.kura.driver.Driver.ConnectionException;
import org.eclipse.kura.driver.PreparedRead;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one asset has open in one driver instance: a prepared reading and its subscriptions. Its methods are called while the
 * asset is alone in the driver.
 */
final class DriverSession {

    private static final Logger LOG = LoggerFactory.getLogger(DriverSession.class);

    private final DriverLink link;
    private final DriverHandle handle;
    private final BiConsumer<DriverSession, Event> receiver;
    private final Map<SubscriptionKey, Subscription> subscribed = new HashMap<>();
    private final Map<SubscriptionKey, Map<String, Object>> refused = new HashMap<>();
    private AssetPlan plan;
    private PreparedRead prepared;
    private boolean plain;

    /** What a driver pushed. */
    record Event(SubscriptionKey key, ChannelEvent event) {}

    DriverSession(DriverLink link, DriverHandle handle, BiConsumer<DriverSession, Event> receiver) {
        this.link = link;
        this.handle = handle;
        this.receiver = receiver;
    }

    DriverLink link() {
        return link;
    }

    DriverHandle handle() {
        return handle;
    }

    boolean isOf(DriverHandle other) {
        return handle == other;
    }

    /**
     * Reads all readable channels. The driver prepares that once; one that does not is asked plainly each time.
     *
     * @return the records as the driver filled them; they may be filled again by the next reading
     */
    // One configuration is one plan object; comparing contents is for when it changed.
    @SuppressWarnings("ReferenceEquality")
    List<ChannelRecord> read(AssetPlan wanted) throws ConnectionException, KuraException {
        if (plan != wanted) {
            if (plan == null || !plan.readsLike(wanted)) {
                endPrepared();
                plain = false;
            }
            plan = wanted;
        }
        if (prepared == null && !plain) {
            prepare();
        }
        if (prepared != null) {
            return execute();
        }
        List<ChannelRecord> records = records();
        handle.driver().read(records);
        return records;
    }

    /** A prepared reading that the driver does not know any more, as after a changed configuration, is prepared again. */
    private List<ChannelRecord> execute() throws ConnectionException, KuraException {
        try {
            return prepared.execute();
        } catch (KuraException e) {
            LOG.debug("{}: the prepared reading is prepared again", plan.pid(), e);
        }
        endPrepared();
        prepare();
        if (prepared == null) {
            List<ChannelRecord> records = records();
            handle.driver().read(records);
            return records;
        }
        try {
            return prepared.execute();
        } catch (KuraException | RuntimeException e) {
            endPrepared();
            throw e;
        }
    }

    /**
     * Subscribes to what is wanted and is not subscribed yet, and ends what is not wanted any more.
     *
     * @return false if the device could not be reached for some of it, so that another try makes sense
     */
    boolean subscribe(Map<SubscriptionKey, AssetChannel> wanted) {
        List.copyOf(subscribed.keySet()).forEach(key -> {
            AssetChannel channel = wanted.get(key);
            if (channel == null
                    || !channel.channel()
                            .getConfiguration()
                            .equals(subscribed.get(key).configuration())) {
                end(key);
            }
        });
        boolean complete = true;
        for (Map.Entry<SubscriptionKey, AssetChannel> entry : wanted.entrySet()) {
            if (!subscribed.containsKey(entry.getKey())) {
                complete &= begin(entry.getKey(), entry.getValue());
            }
        }
        return complete;
    }

    void close() {
        List.copyOf(subscribed.keySet()).forEach(this::end);
        endPrepared();
    }

    private void prepare() {
        try {
            prepared = handle.driver().prepareRead(records());
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("{}: the driver prepares no reading, so it is asked plainly", plan.pid(), e);
        }
        plain = prepared == null;
    }

    private void endPrepared() {
        PreparedRead ending = prepared;
        prepared = null;
        if (ending == null) {
            return;
        }
        try {
            ending.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | LinkageError e) {
            LOG.debug("{}: the driver failed to end a prepared reading", link.pid(), e);
        }
    }

    private List<ChannelRecord> records() {
        List<ChannelRecord> records = new ArrayList<>(plan.readable().size());
        plan.readable().forEach(channel -> records.add(channel.readRecord()));
        return records;
    }

    private boolean begin(SubscriptionKey key, AssetChannel channel) {
        Map<String, Object> configuration = channel.channel().getConfiguration();
        if (configuration.equals(refused.get(key))) {
            return true;
        }
        Subscription subscription =
                new Subscription(key, configuration, (k, event) -> receiver.accept(this, new Event(k, event)));
        try {
            handle.driver().registerChannelListener(configuration, subscription);
            subscribed.put(key, subscription);
            return true;
        } catch (ConnectionException e) {
            LOG.debug("{}: no subscription yet: {}", channel.id(), Reasons.of(e));
            return false;
        } catch (RuntimeException | LinkageError e) {
            refused.put(key, configuration);
            LOG.warn("{}: driver '{}' refuses to listen: {}", channel.id(), link.pid(), Reasons.of(e));
            return true;
        }
    }

    private void end(SubscriptionKey key) {
        try {
            handle.driver().unregisterChannelListener(subscribed.remove(key));
        } catch (ConnectionException | RuntimeException | LinkageError e) {
            LOG.debug("{}: the driver failed to end the subscription of {}", link.pid(), key.channel(), e);
        }
    }
}
