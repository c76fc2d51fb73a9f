// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.util.osgi;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the best service of several: that of the highest ranking, of equal ones the oldest. Its consumer is told each
 * time another one is best, and {@code null} when none is left; one call at a time, outside of locks. Thread-safe.
 *
 * @param <T> the type of the service
 */
public class SingleServiceTracker<T> {

    private static final Logger log = LoggerFactory.getLogger(SingleServiceTracker.class);

    private final BundleContext context;
    private final Consumer<T> consumer;
    private final ServiceTracker<T, T> tracker;
    private final Map<ServiceReference<T>, T> services = new HashMap<>();
    private final AtomicInteger changes = new AtomicInteger();
    private boolean isOpen;
    private volatile T best;
    private T told;

    /** Follows the services of a class, from {@link #open()} on. */
    public SingleServiceTracker(BundleContext context, Class<T> clazz, Consumer<T> consumer) {
        this.context = Objects.requireNonNull(context, "context");
        this.consumer = Objects.requireNonNull(consumer, "consumer");
        this.tracker = new ServiceTracker<>(context, Objects.requireNonNull(clazz, "clazz"), new Changes());
    }

    /** Follows the services that a filter lets through, from {@link #open()} on. */
    public SingleServiceTracker(BundleContext context, Filter filter, Consumer<T> consumer) {
        this.context = Objects.requireNonNull(context, "context");
        this.consumer = Objects.requireNonNull(consumer, "consumer");
        this.tracker = new ServiceTracker<>(context, Objects.requireNonNull(filter, "filter"), new Changes());
    }

    /** Begins: tells the consumer of the best service that is there, if there is one. */
    public void open() {
        synchronized (this.services) {
            this.isOpen = true;
        }
        // whoever would tell of one service after the other finds somebody telling
        boolean isTelling = this.changes.getAndIncrement() == 0;
        try {
            this.tracker.open();
        } finally {
            if (isTelling) {
                tellUntilNothingChanges();
            }
        }
    }

    /** Ends: tells the consumer that there is none, if there was one, and releases the services then. */
    public void close() {
        synchronized (this.services) {
            this.isOpen = false;
            choose();
        }
        tell();
        this.tracker.close();
    }

    /** The best service; {@code null} if there is none, or if this is not open. */
    public T getService() {
        return this.best;
    }

    /** Takes a service in. @return the service; {@code null} if it is gone already */
    protected T adding(ServiceReference<T> reference) {
        T service = this.context.getService(reference);
        if (service != null) {
            synchronized (this.services) {
                this.services.put(reference, service);
                choose();
            }
            tell();
        }
        return service;
    }

    /** Looks anew which service is best. */
    protected void modified(ServiceReference<T> reference, T service) {
        synchronized (this.services) {
            choose();
        }
        tell();
    }

    /** Releases a service, after the consumer was told of another one if this was the best. */
    protected void removed(ServiceReference<T> reference, T service) {
        synchronized (this.services) {
            this.services.remove(reference);
            choose();
        }
        tell();
        try {
            this.context.ungetService(reference);
        } catch (IllegalStateException e) {
            log.debug("the bundle has stopped, and uses no service any more", e);
        }
    }

    /** Tells the consumer; what this throws is logged. */
    protected void notifyService(T service) {
        this.consumer.accept(service);
    }

    private void choose() {
        this.best = this.services.keySet().stream()
                .filter(reference -> this.isOpen)
                .max(ServiceReference::compareTo)
                .map(this.services::get)
                .orElse(null);
    }

    private void tell() {
        if (this.changes.getAndIncrement() == 0) {
            tellUntilNothingChanges();
        }
    }

    /** Whoever finds nobody telling tells, until no change is left: the last word is the newest. */
    private void tellUntilNothingChanges() {
        int seen = 1;
        while (seen != 0) {
            T now = this.best;
            if (now != this.told) {
                this.told = now;
                notifySafely(now);
            }
            seen = this.changes.addAndGet(-seen);
        }
    }

    private void notifySafely(T service) {
        try {
            notifyService(service);
        } catch (RuntimeException | LinkageError e) {
            log.warn("a consumer of the best service failed", e);
        }
    }

    private final class Changes implements ServiceTrackerCustomizer<T, T> {

        @Override
        public T addingService(ServiceReference<T> reference) {
            return adding(reference);
        }

        @Override
        public void modifiedService(ServiceReference<T> reference, T service) {
            modified(reference, service);
        }

        @Override
        public void removedService(ServiceReference<T> reference, T service) {
            removed(reference, service);
        }
    }
}
