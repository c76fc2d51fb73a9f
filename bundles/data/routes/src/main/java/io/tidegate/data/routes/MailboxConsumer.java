// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import java.util.function.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** Makes an exchange of each thing in a mailbox, one after the other. */
abstract class MailboxConsumer<T> extends DefaultConsumer {

    private final Consumer<T> taker = this::take;
    private Mailbox<T> mailbox;

    MailboxConsumer(Endpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    /** The mailbox to take from. */
    abstract Mailbox<T> open();

    abstract void fill(Message message, T thing);

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        mailbox = open();
        mailbox.open(taker);
    }

    @Override
    protected void doStop() throws Exception {
        if (mailbox != null) {
            mailbox.close(taker, Contexts.STOP);
        }
        super.doStop();
    }

    private void take(T thing) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(getEndpoint().getCamelContext().getApplicationContextClassLoader());
        Exchange exchange = createExchange(false);
        try {
            fill(exchange.getMessage(), thing);
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        } finally {
            if (exchange.getException() != null) {
                getExceptionHandler().handleException("", exchange, exchange.getException());
            }
            releaseExchange(exchange, false);
            thread.setContextClassLoader(before);
        }
    }
}
