// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.util.service;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** Looks up services. What a method hands to a piece of code is released when that code returns. */
public final class ServiceUtil {

    private ServiceUtil() {}

    /**
     * Works with a service.
     *
     * @param <T> the type of the service
     */
    public interface ServiceConsumer<T> {

        /** Uses the service; must not keep it. */
        void consume(T service) throws KuraException;
    }

    /**
     * Gets something from a service.
     *
     * @param <T> the type of the service
     * @param <R> the type of the result
     */
    public interface ServiceFunction<T, R> {

        /** Uses the service, which is {@code null} if there is none; must not keep it. */
        R apply(T service) throws KuraException;
    }

    /**
     * Works with the reference of a service.
     *
     * @param <T> the type of the service
     */
    public interface ServiceReferenceConsumer<T> {

        /** Uses the reference. Whoever gets its service from the context releases it. */
        void consume(ServiceReference<T> service, BundleContext context) throws KuraException;
    }

    /**
     * The references of all services of a class.
     *
     * @param filter what they must match besides; {@code null} for no more than the class
     * @throws IllegalArgumentException if the filter is none
     */
    @SuppressWarnings("unchecked") // no array can be made with type arguments
    public static <T> ServiceReference<T>[] getServiceReferences(
            BundleContext bundleContext, Class<T> clazz, String filter) {
        Objects.requireNonNull(bundleContext, "bundleContext");
        Objects.requireNonNull(clazz, "clazz");
        return (ServiceReference<T>[]) references(bundleContext, clazz, filter).toArray(new ServiceReference<?>[0]);
    }

    /**
     * The references of all services of a class; empty if there is none.
     *
     * @param filter what they must match besides; {@code null} for no more than the class
     * @throws IllegalArgumentException if the filter is none
     * @throws KuraException never by this gateway
     */
    public static <T> Collection<ServiceReference<T>> getServiceReferencesAsCollection(
            BundleContext bundleContext, Class<T> serviceClass, String filter) throws KuraException {
        return references(bundleContext, serviceClass, filter);
    }

    /**
     * The service of a reference. Released by the caller.
     *
     * @throws KuraException if there is no reference, or its service is gone
     */
    public static <T> T getService(BundleContext bundleContext, ServiceReference<T> serviceReference)
            throws KuraException {
        T service = serviceReference == null ? null : bundleContext.getService(serviceReference);
        if (service == null) {
            throw KuraException.internalError(
                    serviceReference == null ? "no such service" : "the service is gone: " + serviceReference);
        }
        return service;
    }

    /** Releases a service once. @return whether it was in use; not so if the reference is {@code null} */
    public static boolean ungetService(BundleContext bundleContext, ServiceReference<?> serviceReference) {
        return serviceReference != null && bundleContext.ungetService(serviceReference);
    }

    /** Releases services, each once. */
    public static void ungetServiceReferences(BundleContext bundleContext, ServiceReference<?>[] refs) {
        Objects.requireNonNull(bundleContext, "bundleContext");
        for (ServiceReference<?> reference : refs) {
            bundleContext.ungetService(reference);
        }
    }

    /**
     * Waits for a service and returns it; empty if none came in time. Nobody counts as its user: it may go at any time.
     *
     * @param timeout more than 0
     * @throws IllegalArgumentException if there is no time to wait
     * @throws InvalidSyntaxException if the filter is none
     * @throws InterruptedException if the thread was interrupted meanwhile
     */
    public static Optional<Object> waitForService(String filter, long timeout, TimeUnit timeunit)
            throws InterruptedException, InvalidSyntaxException {
        Objects.requireNonNull(filter, "filter");
        if (timeout <= 0) {
            throw new IllegalArgumentException("timeout " + timeout + ": more than 0 is expected");
        }
        // 0 ms would be for ever
        long millis = Math.max(1, timeunit.toMillis(timeout));
        BundleContext context = FrameworkUtil.getBundle(ServiceUtil.class).getBundleContext();
        Filter wanted = FrameworkUtil.createFilter(filter);
        ServiceTracker<Object, Object> tracker = new ServiceTracker<>(context, wanted, null);
        tracker.open();
        try {
            return Optional.ofNullable(tracker.waitForService(millis));
        } finally {
            tracker.close();
        }
    }

    /**
     * Hands over the best of the services that match, if there is one.
     *
     * @throws InvalidSyntaxException if the filter is none
     */
    public static <T> T withService(BundleContext bundleContext, Function<Optional<Object>, T> func, String filter)
            throws InvalidSyntaxException {
        ServiceReference<?>[] references = bundleContext.getServiceReferences((String) null, filter);
        if (references == null) {
            return func.apply(Optional.empty());
        }
        ServiceReference<?> best = Collections.max(Arrays.asList(references));
        try {
            return func.apply(Optional.ofNullable(bundleContext.getService(best)));
        } finally {
            bundleContext.ungetService(best);
        }
    }

    /**
     * Hands over all services of a class, one after the other, also those whose class the caller does not share.
     *
     * @param serviceClass the class; {@code null} for any
     * @param filter what they must match besides; {@code null} for no more than the class
     * @throws KuraException if the filter is none, or whatever the consumer throws: it gets no more services then
     */
    public static <T> void withAllServices(
            BundleContext bundleContext, Class<T> serviceClass, String filter, ServiceConsumer<T> consumer)
            throws KuraException {
        withAllServiceReferences(bundleContext, serviceClass, filter, (reference, context) -> {
            T service = context.getService(reference);
            if (service == null) {
                return;
            }
            try {
                consumer.consume(service);
            } finally {
                context.ungetService(reference);
            }
        });
    }

    /**
     * As {@link #withAllServices(BundleContext, Class, String, ServiceConsumer)} for each of the classes; a service of
     * two of them comes twice. Without a class, services of any.
     */
    public static void withAllServices(
            BundleContext bundleContext, String filter, ServiceConsumer<Object> consumer, Class<?>... classes)
            throws KuraException {
        for (Class<Object> type : orAny(classes)) {
            withAllServices(bundleContext, type, filter, consumer);
        }
    }

    /**
     * Hands over the references of all services of a class, one after the other, also those whose class the caller does
     * not share.
     *
     * @param serviceClass the class; {@code null} for any
     * @param filter what they must match besides; {@code null} for no more than the class
     * @throws KuraException if the filter is none, or whatever the consumer throws: it gets no more references then
     */
    @SuppressWarnings("unchecked") // found under the name of its class
    public static <T> void withAllServiceReferences(
            BundleContext bundleContext, Class<T> serviceClass, String filter, ServiceReferenceConsumer<T> consumer)
            throws KuraException {
        String name = serviceClass == null ? null : serviceClass.getName();
        ServiceReference<?>[] references;
        try {
            references = bundleContext.getAllServiceReferences(name, filter);
        } catch (InvalidSyntaxException e) {
            throw new KuraException(KuraErrorCode.INVALID_PARAMETER, e, e.getMessage());
        }
        if (references == null) {
            return;
        }
        for (ServiceReference<?> reference : references) {
            consumer.consume((ServiceReference<T>) reference, bundleContext);
        }
    }

    /**
     * As {@link #withAllServiceReferences(BundleContext, Class, String, ServiceReferenceConsumer)} for each of the
     * classes; a service of two of them comes twice. Without a class, services of any.
     */
    public static void withAllServiceReferences(
            BundleContext bundleContext, String filter, ServiceReferenceConsumer<Object> consumer, Class<?>... classes)
            throws KuraException {
        for (Class<Object> type : orAny(classes)) {
            withAllServiceReferences(bundleContext, type, filter, consumer);
        }
    }

    /**
     * Hands over the best service of a class, or {@code null} if there is none.
     *
     * @throws KuraException what the function throws; other exceptions are its cause
     */
    public static <T, R> R applyToServiceOptionally(
            BundleContext bundleContext, Class<T> serviceClass, ServiceFunction<T, R> function) throws KuraException {
        ServiceReference<T> reference = bundleContext.getServiceReference(serviceClass);
        try {
            return function.apply(reference == null ? null : bundleContext.getService(reference));
        } catch (RuntimeException e) {
            throw KuraException.internalError(e, e.getMessage());
        } finally {
            ungetService(bundleContext, reference);
        }
    }

    /** Whether the component of that name is there and is a service of that class. */
    public static boolean providesService(
            BundleContext bundleContext, String kuraServicePid, Class<?> serviceInterface) {
        return providesService(bundleContext, kuraServicePid, names -> names.contains(serviceInterface.getName()));
    }

    /** Whether the component of that name is there, and the names of a service of it are accepted. */
    public static boolean providesService(
            BundleContext bundleContext, String kuraServicePid, Predicate<Set<String>> filter) {
        return ServiceNames.ofComponent(bundleContext, kuraServicePid, filter);
    }

    /** Whether there is a component of that factory pid, and the names of its services are accepted. */
    public static boolean isFactoryOf(BundleContext bundleContext, String factoryPid, Predicate<Set<String>> filter) {
        return ServiceNames.ofFactory(bundleContext, factoryPid, filter);
    }

    /** Whether there is a component of that factory pid that is a service of one of the classes. */
    public static boolean isFactoryOfAnyService(
            BundleContext bundleContext, String factoryPid, Class<?>... interfaces) {
        return isFactoryOf(bundleContext, factoryPid, names -> Stream.of(interfaces)
                .map(Class::getName)
                .anyMatch(names::contains));
    }

    private static <T> Collection<ServiceReference<T>> references(BundleContext context, Class<T> type, String filter) {
        try {
            return context.getServiceReferences(type, filter);
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // whatever the class, a service of it is an object
    private static Class<Object>[] orAny(Class<?>... classes) {
        return classes == null || classes.length == 0 ? new Class[] {null} : (Class[]) classes;
    }
}
