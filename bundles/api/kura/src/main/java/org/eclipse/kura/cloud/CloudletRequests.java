// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloud;

import java.text.ParseException;
import java.util.Date;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.message.KuraRequestPayload;
import org.eclipse.kura.message.KuraResponsePayload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The requests to one cloudlet: handled beside the connection's thread, by threads that end when there are none. */
@SuppressWarnings({"deprecation", "JavaUtilDate"})
final class CloudletRequests {

    private static final Logger LOGGER = LoggerFactory.getLogger(Cloudlet.class);
    private static final int THREADS = 2;
    private static final int WAITING = 1000;
    private static final int IDLE_S = 5;

    private final Cloudlet cloudlet;
    private ExecutorService executor;

    CloudletRequests(Cloudlet cloudlet) {
        this.cloudlet = cloudlet;
    }

    synchronized void add(String appTopic, KuraPayload message) {
        if (this.executor == null) {
            this.executor = executor();
        }
        try {
            this.executor.execute(() -> handle(appTopic, message));
        } catch (RejectedExecutionException e) {
            LOGGER.warn("{}: {} dropped, {} requests are waiting already", this.cloudlet.getAppId(), appTopic, WAITING);
        }
    }

    synchronized void stop() {
        if (this.executor != null) {
            this.executor.shutdownNow();
            this.executor = null;
        }
    }

    private ExecutorService executor() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_S, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), this::thread);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "cloudlet-" + this.cloudlet.getAppId());
        thread.setDaemon(true);
        return thread;
    }

    private void handle(String appTopic, KuraPayload message) {
        try {
            KuraRequestPayload request = KuraRequestPayload.buildFromKuraPayload(message);
            KuraResponsePayload response = new KuraResponsePayload(KuraResponsePayload.RESPONSE_CODE_OK);
            answer(appTopic, request, response);
            response.setTimestamp(new Date());
            this.cloudlet
                    .getCloudApplicationClient()
                    .controlPublish(
                            request.getRequesterClientId(),
                            "REPLY/" + request.getRequestId(),
                            response,
                            Cloudlet.DFLT_PUB_QOS,
                            Cloudlet.DFLT_RETAIN,
                            Cloudlet.DFLT_PRIORITY);
        } catch (ParseException | KuraException | RuntimeException e) {
            LOGGER.warn("{}: no reply to {}", this.cloudlet.getAppId(), appTopic, e);
        }
    }

    private void answer(String appTopic, KuraRequestPayload request, KuraResponsePayload response) {
        CloudletTopic topic;
        try {
            topic = CloudletTopic.parseAppTopic(appTopic);
        } catch (IllegalArgumentException e) {
            response.setResponseCode(KuraResponsePayload.RESPONSE_CODE_BAD_REQUEST);
            return;
        }
        try {
            dispatch(topic, request, response);
        } catch (IllegalArgumentException e) {
            response.setResponseCode(KuraResponsePayload.RESPONSE_CODE_BAD_REQUEST);
            response.setException(e);
        } catch (KuraException | RuntimeException e) {
            response.setResponseCode(KuraResponsePayload.RESPONSE_CODE_ERROR);
            response.setException(e);
        }
    }

    private void dispatch(CloudletTopic topic, KuraRequestPayload request, KuraResponsePayload response)
            throws KuraException {
        switch (topic.getMethod()) {
            case GET:
                this.cloudlet.doGet(topic, request, response);
                break;
            case PUT:
                this.cloudlet.doPut(topic, request, response);
                break;
            case POST:
                this.cloudlet.doPost(topic, request, response);
                break;
            case DEL:
                this.cloudlet.doDel(topic, request, response);
                break;
            case EXEC:
                this.cloudlet.doExec(topic, request, response);
                break;
        }
    }
}
