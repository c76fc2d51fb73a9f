// SPDX-License-Identifier: EPL-2.0
package com.example.heater;

import java.util.Date;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloud.CloudClient;
import org.eclipse.kura.cloud.CloudClientListener;
import org.eclipse.kura.cloud.CloudService;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.message.KuraPayload;
import org.osgi.service.component.ComponentContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes a temperature by a CloudClient, and hears commands as data and as control messages. */
public class Heater implements ConfigurableComponent, CloudClientListener {

    private static final Logger logger = LoggerFactory.getLogger(Heater.class);
    private static final int EDITION = 1;
    private static final String APP_ID = "heater";

    private final ScheduledThreadPoolExecutor worker = new ScheduledThreadPoolExecutor(1);
    private final AtomicInteger confirmed = new AtomicInteger();
    private CloudService cloudService;
    private CloudClient cloudClient;
    private ScheduledFuture<?> handle;
    private volatile float setPoint;

    public void setCloudService(CloudService cloudService) {
        this.cloudService = cloudService;
    }

    public void unsetCloudService(CloudService cloudService) {
        this.cloudService = null;
    }

    protected void activate(ComponentContext context, Map<String, Object> properties) {
        try {
            cloudClient = cloudService.newCloudClient(APP_ID);
            cloudClient.addCloudClientListener(this);
            if (cloudClient.isConnected()) {
                subscribe();
            }
        } catch (KuraException e) {
            throw new IllegalStateException(e);
        }
        updated(properties);
    }

    protected void updated(Map<String, Object> properties) {
        if (handle != null) {
            handle.cancel(true);
        }
        setPoint = (Float) properties.get("set.point");
        handle = worker.scheduleAtFixedRate(
                this::publish, 0, (Integer) properties.get("period"), TimeUnit.MILLISECONDS);
    }

    protected void deactivate(ComponentContext context) {
        worker.shutdown();
        cloudClient.release();
    }

    private void subscribe() {
        try {
            cloudClient.subscribe("command/#", 1);
            cloudClient.controlSubscribe("EXEC/#", 1);
        } catch (KuraException e) {
            logger.warn("Can't subscribe", e);
        }
    }

    private void publish() {
        KuraPayload payload = new KuraPayload();
        payload.setTimestamp(new Date());
        payload.addMetric("setPoint", setPoint);
        payload.addMetric("confirmed", confirmed.get());
        payload.addMetric("edition", EDITION);
        try {
            cloudClient.publish("temperature", payload, 1, false);
        } catch (KuraException e) {
            logger.warn("Can't publish", e);
        }
    }

    private void answer(String to, KuraPayload command, boolean control) {
        try {
            KuraPayload payload = new KuraPayload();
            payload.addMetric("answer", command.getMetric("command"));
            if (control) {
                cloudClient.controlPublish(to, "REPLY/1", payload, 1, false, 1);
            } else {
                cloudClient.publish("answer", payload, 1, false, 5);
            }
        } catch (KuraException e) {
            logger.warn("Can't answer", e);
        }
    }

    @Override
    public void onConnectionEstablished() {
        subscribe();
    }

    @Override
    public void onConnectionLost() {
        logger.info("Connection lost");
    }

    @Override
    public void onControlMessageArrived(
            String deviceId, String appTopic, KuraPayload message, int qos, boolean retain) {
        logger.info("{}: {}", deviceId, appTopic);
        answer((String) message.getMetric("requester.client.id"), message, true);
    }

    @Override
    public void onMessageArrived(String deviceId, String appTopic, KuraPayload message, int qos, boolean retain) {
        logger.info("{}: {}", deviceId, appTopic);
        answer(deviceId, message, false);
    }

    @Override
    public void onMessageConfirmed(int messageId, String appTopic) {
        if ("temperature".equals(appTopic)) {
            confirmed.incrementAndGet();
        }
    }

    @Override
    public void onMessagePublished(int messageId, String appTopic) {
        logger.debug("{} left", messageId);
    }
}
