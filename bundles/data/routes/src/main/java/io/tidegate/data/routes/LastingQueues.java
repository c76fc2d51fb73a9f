// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import java.util.concurrent.BlockingQueue;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.component.seda.BlockingQueueFactory;
import org.apache.camel.component.seda.SedaComponent;
import org.apache.camel.component.seda.SedaEndpoint;

/**
 * Camel's {@code seda} queues, which keep what is in them while a route still feeds them. Camel's own drop it, and fail those
 * who feed them, as soon as the route that takes from them is removed, for instance to be started anew.
 */
final class LastingQueues extends SedaComponent {

    static final String SCHEME = "seda";

    @Override
    protected SedaEndpoint createEndpoint(
            String uri, Component component, BlockingQueueFactory<Exchange> factory, int consumers) {
        return new LastingQueue(uri, component, factory, consumers);
    }

    @Override
    protected SedaEndpoint createEndpoint(
            String uri, Component component, BlockingQueue<Exchange> queue, int consumers) {
        return new LastingQueue(uri, component, queue, consumers);
    }

    private static final class LastingQueue extends SedaEndpoint {

        LastingQueue(String uri, Component component, BlockingQueueFactory<Exchange> factory, int consumers) {
            super(uri, component, factory, consumers);
        }

        LastingQueue(String uri, Component component, BlockingQueue<Exchange> queue, int consumers) {
            super(uri, component, queue, consumers);
        }

        @Override
        public void shutdown() {
            if (getProducers().isEmpty()) {
                super.shutdown();
            }
        }
    }
}
