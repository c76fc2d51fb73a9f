// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import io.tidegate.lib.concurrent.WorkerPool;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.eclipse.kura.cloudconnection.publisher.CloudPublisher;

/** {@code kura-cloud:<name>}: to a cloud publisher of that name, from a cloud subscriber of that name. */
final class CloudComponent extends DefaultComponent {

    static final String SCHEME = "kura-cloud";

    private final Present<CloudPublisher> publishers;
    private final Subscribers subscribers;
    private final WorkerPool pool;

    CloudComponent(Present<CloudPublisher> publishers, Subscribers subscribers, WorkerPool pool) {
        this.publishers = publishers;
        this.subscribers = subscribers;
        this.pool = pool;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        if (remaining.isBlank()) {
            throw new IllegalArgumentException(uri + ": a name is needed: " + SCHEME + ":<publisher or subscriber>");
        }
        return new CloudEndpoint(uri, this, remaining);
    }

    Present<CloudPublisher> publishers() {
        return publishers;
    }

    Subscribers subscribers() {
        return subscribers;
    }

    WorkerPool pool() {
        return pool;
    }
}
