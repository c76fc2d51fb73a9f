// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloud;

import org.eclipse.kura.KuraException;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.message.KuraRequestPayload;
import org.eclipse.kura.message.KuraResponsePayload;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.ComponentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Base of a component that answers remote requests: a subclass overrides the methods it supports, all others answer
 * "not found". A handler sets code and metrics of the response; the response is 200 unless it says otherwise, 400 if the
 * topic has no method, and 500 with the exception if the handler throws. At most two requests are handled at once.
 *
 * @deprecated use {@link org.eclipse.kura.cloudconnection.request.RequestHandler}
 */
@Deprecated
@ConsumerType
public abstract class Cloudlet implements CloudClientListener {

    /** Quality of service of responses. */
    protected static final int DFLT_PUB_QOS = 0;

    /** Whether responses are kept by the broker. */
    protected static final boolean DFLT_RETAIN = false;

    /** Priority of responses. */
    protected static final int DFLT_PRIORITY = 1;

    private static final Logger LOGGER = LoggerFactory.getLogger(Cloudlet.class);

    private final String applicationId;
    private final CloudletRequests requests = new CloudletRequests(this);
    private volatile CloudService cloudService;
    private volatile CloudClient cloudClient;
    private volatile ComponentContext componentContext;

    /** Takes {@code appId}: below which requests arrive. */
    protected Cloudlet(String appId) {
        this.applicationId = appId;
    }

    /** Sets the connection; a component's reference calls it before activation. */
    public void setCloudService(CloudService cloudService) {
        this.cloudService = cloudService;
    }

    /** Forgets the connection. */
    public void unsetCloudService(CloudService cloudService) {
        if (this.cloudService == cloudService) {
            this.cloudService = null;
        }
    }

    /**
     * Begins to answer requests. A subclass that overrides this calls it.
     *
     * @throws ComponentException if the connection refuses a client
     */
    protected void activate(ComponentContext componentContext) {
        try {
            this.cloudClient = this.cloudService.newCloudClient(this.applicationId);
            this.cloudClient.addCloudClientListener(this);
            this.componentContext = componentContext;
        } catch (KuraException e) {
            throw new ComponentException(this.applicationId + ": no client of the cloud connection", e);
        }
    }

    /** Ends to answer requests; what is being handled is interrupted. A subclass that overrides this calls it. */
    protected void deactivate(ComponentContext componentContext) {
        this.requests.stop();
        CloudClient client = this.cloudClient;
        if (client != null) {
            client.release();
        }
    }

    /** Below which requests arrive. */
    public String getAppId() {
        return this.applicationId;
    }

    /** The connection; {@code null} if there is none. */
    protected CloudService getCloudService() {
        return this.cloudService;
    }

    /** The client that requests come from; {@code null} before activation. */
    protected CloudClient getCloudApplicationClient() {
        return this.cloudClient;
    }

    /** As it was handed to {@link #activate}; {@code null} before. */
    protected ComponentContext getComponentContext() {
        return this.componentContext;
    }

    /**
     * Reads a resource.
     *
     * @throws KuraException to answer 500 with it
     */
    protected void doGet(CloudletTopic reqTopic, KuraRequestPayload reqPayload, KuraResponsePayload respPayload)
            throws KuraException {
        respPayload.setResponseCode(KuraResponsePayload.RESPONSE_CODE_NOTFOUND);
    }

    /**
     * Creates or changes a resource.
     *
     * @throws KuraException to answer 500 with it
     */
    protected void doPut(CloudletTopic reqTopic, KuraRequestPayload reqPayload, KuraResponsePayload respPayload)
            throws KuraException {
        respPayload.setResponseCode(KuraResponsePayload.RESPONSE_CODE_NOTFOUND);
    }

    /**
     * Does something else with a resource.
     *
     * @throws KuraException to answer 500 with it
     */
    protected void doPost(CloudletTopic reqTopic, KuraRequestPayload reqPayload, KuraResponsePayload respPayload)
            throws KuraException {
        respPayload.setResponseCode(KuraResponsePayload.RESPONSE_CODE_NOTFOUND);
    }

    /**
     * Deletes a resource.
     *
     * @throws KuraException to answer 500 with it
     */
    protected void doDel(CloudletTopic reqTopic, KuraRequestPayload reqPayload, KuraResponsePayload respPayload)
            throws KuraException {
        respPayload.setResponseCode(KuraResponsePayload.RESPONSE_CODE_NOTFOUND);
    }

    /**
     * Runs something.
     *
     * @throws KuraException to answer 500 with it
     */
    protected void doExec(CloudletTopic reqTopic, KuraRequestPayload reqPayload, KuraResponsePayload respPayload)
            throws KuraException {
        respPayload.setResponseCode(KuraResponsePayload.RESPONSE_CODE_NOTFOUND);
    }

    /** Handles a request by a thread of its own; replies to other applications' requests are left alone. */
    @Override
    public void onControlMessageArrived(String deviceId, String appTopic, KuraPayload msg, int qos, boolean retain) {
        if (!appTopic.startsWith(this.applicationId + "/REPLY")) {
            this.requests.add(appTopic, msg);
        }
    }

    /** Data is not for a cloudlet: a warning in the log. */
    @Override
    public void onMessageArrived(String deviceId, String appTopic, KuraPayload msg, int qos, boolean retain) {
        LOGGER.warn("{}: data arrived that nobody handles, on {}", this.applicationId, appTopic);
    }

    /** Does nothing; for subclasses. */
    @Override
    public void onConnectionLost() {
        LOGGER.debug("{}: connection lost", this.applicationId);
    }

    /** Does nothing; for subclasses. */
    @Override
    public void onConnectionEstablished() {
        LOGGER.debug("{}: connection established", this.applicationId);
    }

    /** Does nothing; for subclasses. */
    @Override
    public void onMessageConfirmed(int messageId, String topic) {
        LOGGER.debug("{}: message {} confirmed", this.applicationId, messageId);
    }

    /** Does nothing; for subclasses. */
    @Override
    public void onMessagePublished(int messageId, String topic) {
        LOGGER.debug("{}: message {} published", this.applicationId, messageId);
    }
}
