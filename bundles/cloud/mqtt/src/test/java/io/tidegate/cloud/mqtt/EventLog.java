// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.data.DataTransportToken;
import org.eclipse.kura.data.transport.listener.DataTransportListener;

/** Notes what a listener is told, in its order. */
final class EventLog implements DataTransportListener {

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    String next() throws InterruptedException {
        return events.poll(5, TimeUnit.SECONDS);
    }

    List<String> next(int count) throws InterruptedException {
        List<String> next = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            next.add(next());
        }
        return next;
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    @Override
    public void onConnectionEstablished(boolean newSession) {
        events.add("established " + newSession);
    }

    @Override
    public void onConnectionLost(Throwable cause) {
        events.add("lost");
    }

    @Override
    public void onMessageArrived(String topic, byte[] payload, int qos, boolean retained) {
        events.add("arrived " + topic + " " + new String(payload, StandardCharsets.UTF_8));
    }

    @Override
    public void onMessageConfirmed(DataTransportToken token) {
        events.add("confirmed " + token.getMessageId() + " " + token.getSessionId());
    }

    @Override
    public void onConfigurationUpdating(boolean wasConnected) {
        events.add("updating");
    }

    @Override
    public void onConfigurationUpdated(boolean wasConnected) {
        events.add("updated");
    }

    @Override
    public void onDisconnecting() {
        events.add("disconnecting");
    }

    @Override
    public void onDisconnected() {
        events.add("disconnected");
    }
}
