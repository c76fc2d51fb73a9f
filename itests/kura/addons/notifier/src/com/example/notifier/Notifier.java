// SPDX-License-Identifier: EPL-2.0
package com.example.notifier;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.listener.CloudDeliveryListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.publisher.CloudPublisher;
import org.eclipse.kura.cloudconnection.request.RequestHandler;
import org.eclipse.kura.cloudconnection.request.RequestHandlerContext;
import org.eclipse.kura.cloudconnection.request.RequestHandlerMessageConstants;
import org.eclipse.kura.cloudconnection.request.RequestHandlerRegistry;
import org.eclipse.kura.cloudconnection.subscriber.CloudSubscriber;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.system.SystemService;
import org.osgi.service.component.ComponentContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes what it was told, hears commands of a subscriber, and answers requests as NOTIFIER-V1. */
public class Notifier
        implements ConfigurableComponent,
                CloudConnectionListener,
                CloudDeliveryListener,
                CloudSubscriberListener,
                RequestHandler {

    private static final Logger logger = LoggerFactory.getLogger(Notifier.class);
    private static final int EDITION = 1;
    private static final String APP_ID = "NOTIFIER-V1";

    private final AtomicInteger confirmed = new AtomicInteger();
    private final Set<String> published = ConcurrentHashMap.newKeySet();
    private volatile CloudPublisher cloudPublisher;
    private volatile CloudSubscriber cloudSubscriber;
    private SystemService systemService;
    private volatile Greeter greeter;
    private volatile String command = "none";
    private ScheduledExecutorService worker;
    private volatile int tags;

    public void setCloudPublisher(CloudPublisher publisher) {
        publisher.registerCloudConnectionListener(this);
        publisher.registerCloudDeliveryListener(this);
        this.cloudPublisher = publisher;
    }

    public void unsetCloudPublisher(CloudPublisher publisher) {
        publisher.unregisterCloudConnectionListener(this);
        publisher.unregisterCloudDeliveryListener(this);
        if (this.cloudPublisher == publisher) {
            this.cloudPublisher = null;
        }
    }

    public void setCloudSubscriber(CloudSubscriber subscriber) {
        subscriber.registerCloudSubscriberListener(this);
        this.cloudSubscriber = subscriber;
    }

    public void unsetCloudSubscriber(CloudSubscriber subscriber) {
        subscriber.unregisterCloudSubscriberListener(this);
        if (this.cloudSubscriber == subscriber) {
            this.cloudSubscriber = null;
        }
    }

    public void setRequestHandlerRegistry(RequestHandlerRegistry registry) {
        try {
            registry.registerRequestHandler(APP_ID, this);
        } catch (KuraException e) {
            logger.warn("Can't answer requests", e);
        }
    }

    public void unsetRequestHandlerRegistry(RequestHandlerRegistry registry) {
        try {
            registry.unregister(APP_ID);
        } catch (KuraException e) {
            logger.warn("Can't stop to answer requests", e);
        }
    }

    public void setSystemService(SystemService systemService) {
        this.systemService = systemService;
    }

    public void setGreeter(Greeter greeter) {
        this.greeter = greeter;
    }

    public void unsetGreeter(Greeter greeter) {
        if (this.greeter == greeter) {
            this.greeter = null;
        }
    }

    protected void activate(ComponentContext context, Map<String, Object> properties) {
        updated(properties);
    }

    protected synchronized void updated(Map<String, Object> properties) {
        stop();
        String[] values = (String[]) properties.get("tags");
        tags = values == null ? 0 : values.length;
        long period = (Long) properties.get("period");
        worker = Executors.newSingleThreadScheduledExecutor();
        worker.scheduleAtFixedRate(this::publish, 0, period, TimeUnit.MILLISECONDS);
    }

    protected void deactivate(ComponentContext context) {
        stop();
    }

    private synchronized void stop() {
        if (worker != null) {
            worker.shutdownNow();
            worker = null;
        }
    }

    private void publish() {
        CloudPublisher publisher = this.cloudPublisher;
        Greeter from = this.greeter;
        if (publisher == null || from == null) {
            return;
        }
        KuraPayload payload = new KuraPayload();
        payload.setTimestamp(new Date());
        payload.addMetric("greeting", from.greeting());
        payload.addMetric("edition", EDITION);
        payload.addMetric("kura", systemService.getKuraVersion());
        payload.addMetric("command", command);
        payload.addMetric("confirmed", confirmed.get());
        payload.addMetric("tags", tags);
        try {
            String id = publisher.publish(new KuraMessage(payload));
            if (id != null) {
                published.add(id);
            }
        } catch (KuraException e) {
            logger.warn("Can't publish", e);
        }
    }

    @Override
    public void onMessageArrived(KuraMessage message) {
        command = (String) message.getPayload().getMetric("command");
    }

    @Override
    public void onMessageConfirmed(String messageId) {
        if (published.remove(messageId)) {
            confirmed.incrementAndGet();
        }
    }

    @Override
    public void onConnectionEstablished() {
        logger.info("Connected");
    }

    @Override
    public void onConnectionLost() {
        logger.info("Connection lost");
    }

    @Override
    public void onDisconnected() {
        logger.info("Disconnected");
    }

    @Override
    public KuraMessage doExec(RequestHandlerContext context, KuraMessage request) throws KuraException {
        List<?> resources = (List<?>) request.getProperties().get(RequestHandlerMessageConstants.ARGS_KEY.value());
        if (resources.isEmpty() || !"command".equals(resources.get(0))) {
            throw new KuraException(KuraErrorCode.BAD_REQUEST);
        }
        command = String.valueOf(resources.get(1));
        KuraPayload answer = new KuraPayload();
        answer.addMetric("accepted", command);
        return new KuraMessage(answer);
    }
}
