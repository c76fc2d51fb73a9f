// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.listener.CloudDeliveryListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.publisher.CloudPublisher;

/** A cloud publisher that keeps what it is given. */
final class TestPublisher implements CloudPublisher {

    private final BlockingQueue<KuraMessage> messages = new LinkedBlockingQueue<>();

    KuraMessage next() throws InterruptedException {
        KuraMessage message = messages.poll(15, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("nothing was published");
        }
        return message;
    }

    @Override
    public String publish(KuraMessage message) {
        messages.add(message);
        return "1";
    }

    @Override
    public void registerCloudConnectionListener(CloudConnectionListener listener) {
        // No route listens.
    }

    @Override
    public void registerCloudDeliveryListener(CloudDeliveryListener listener) {
        // No route listens.
    }

    @Override
    public void unregisterCloudConnectionListener(CloudConnectionListener listener) {
        // No route listens.
    }

    @Override
    public void unregisterCloudDeliveryListener(CloudDeliveryListener listener) {
        // No route listens.
    }
}
