// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.milo.opcua.sdk.client.subscriptions.MonitoredItemServiceOperationResult;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;

/** The monitored items of one connection, all in one subscription of the server. Used on the lane only. */
final class Subscription {

    /** Many items take several requests. */
    private static final int REQUESTS = 10;

    private final Server server;
    private final Connection connection;
    private final Listening listening;
    private final Map<Listener, List<OpcUaMonitoredItem>> items = new HashMap<>();
    private OpcUaSubscription subscription;

    Subscription(Server server, Connection connection, Listening listening) {
        this.server = server;
        this.connection = connection;
        this.listening = listening;
    }

    /**
     * Makes the items that are wanted and removes the others.
     *
     * @return false if the server refused some, so that another try makes sense
     */
    boolean synchronize(List<Listener> wanted) throws Exception {
        if (subscription == null && wanted.isEmpty()) {
            return true;
        }
        Duration limit = server.requestTimeout().multipliedBy(REQUESTS);
        if (subscription == null) {
            subscription = connection.run(this::create, limit);
        }
        items.keySet().stream().filter(l -> !wanted.contains(l)).toList().forEach(this::remove);
        boolean complete = true;
        for (Listener listener : wanted) {
            if (!items.containsKey(listener)) {
                complete &= add(listener);
            }
        }
        Map<OpcUaMonitoredItem, Listener> owners = new HashMap<>();
        items.forEach((listener, its) -> its.forEach(item -> owners.put(item, listener)));
        for (MonitoredItemServiceOperationResult result : connection.run(this::exchange, limit)) {
            StatusCode status = result.operationResult().orElse(result.serviceResult());
            Listener owner = owners.get(result.monitoredItem());
            if (owner != null && !status.isGood()) {
                complete = false;
                listening.refused(
                        owner, owner.name() + ": " + owner.channel().address() + ": " + Reasons.of(status), connection);
            }
        }
        return complete;
    }

    /** Gives the connection up: the listeners hear why, and a new one is made. */
    void fail(Exception reason) {
        connection.lose(new LostException("the subscription failed: " + Reasons.of(reason)));
    }

    private OpcUaSubscription create() throws Exception {
        OpcUaSubscription made = new OpcUaSubscription(connection.client());
        // Its constructor would take the interval too, but leave the keep-alive at that of another one.
        made.setPublishingInterval((double) server.publishInterval().toMillis());
        made.setSubscriptionListener(new OpcUaSubscription.SubscriptionListener() {
            @Override
            public void onWatchdogTimerElapsed(OpcUaSubscription late) {
                connection.lose(new LostException("the server does not publish any more"));
            }

            @Override
            public void onStatusChanged(OpcUaSubscription ended, StatusCode status) {
                connection.lose(new LostException("the server ended the subscription: " + Reasons.of(status)));
            }
        });
        made.create();
        return made;
    }

    private List<MonitoredItemServiceOperationResult> exchange() {
        subscription.deleteMonitoredItems();
        return subscription.createMonitoredItems();
    }

    private void remove(Listener listener) {
        subscription.removeMonitoredItems(items.remove(listener));
    }

    /** @return false if its node can't be browsed */
    private boolean add(Listener listener) throws Exception {
        Map<NodeId, String> nodes = new LinkedHashMap<>();
        nodes.put(listener.channel().node(), listener.name());
        if (listener.channel().children()) {
            try {
                nodes = new Subtree(connection, server)
                        .variables(listener.channel().node());
            } catch (SubtreeException e) {
                listening.refused(listener, listener.name() + ": " + e.getMessage(), connection);
                return false;
            }
        }
        List<OpcUaMonitoredItem> made = new ArrayList<>();
        nodes.forEach((node, name) -> made.add(item(listener, node, name)));
        items.put(listener, made);
        subscription.addMonitoredItems(made);
        return true;
    }

    private OpcUaMonitoredItem item(Listener listener, NodeId node, String name) {
        OpcUaChannel channel = listener.channel();
        OpcUaMonitoredItem item = new OpcUaMonitoredItem(channel.readValueId(node));
        item.setSamplingInterval((double) channel.sampling().toMillis());
        item.setQueueSize(uint(channel.queueSize()));
        item.setDiscardOldest(channel.discardOldest());
        item.setDataValueListener((from, value) -> value(listener, name, value));
        return item;
    }

    private void value(Listener listener, String name, DataValue value) {
        ChannelRecord record = listener.record(name);
        Point.take(server.title(), record, listener.channel(), value);
        listening.value(listener, record, connection);
    }
}
