// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.util.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidegate.itests.support.EmbeddedFramework;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.util.osgi.BundleUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

class ServiceUtilIT {

    private EmbeddedFramework framework;
    private BundleContext context;

    @BeforeEach
    void startFramework(@TempDir Path cache) throws Exception {
        framework = EmbeddedFramework.in(cache).start();
        context = framework.context();
        register(Runnable.class, new Named("low"), "kura.service.pid", "low", "service.ranking", 1);
        register(Runnable.class, new Named("high"), "kura.service.pid", "high (1)", "service.ranking", 2);
    }

    @AfterEach
    void stopFramework() {
        framework.close();
    }

    @Test
    void referencesAreFound() throws Exception {
        assertThat(ServiceUtil.getServiceReferences(context, Runnable.class, null))
                .hasSize(2);
        assertThat(ServiceUtil.getServiceReferences(context, Callable.class, null))
                .isEmpty();
        assertThat(ServiceUtil.getServiceReferencesAsCollection(context, Runnable.class, "(kura.service.pid=low)"))
                .hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceUtil.getServiceReferences(context, Runnable.class, "("));
    }

    @Test
    void serviceIsGotAndReleased() throws Exception {
        ServiceReference<Runnable>[] references = ServiceUtil.getServiceReferences(context, Runnable.class, null);

        assertThat(ServiceUtil.getService(context, references[0])).isInstanceOf(Named.class);
        assertThat(ServiceUtil.ungetService(context, references[0])).isTrue();
        assertThat(ServiceUtil.ungetService(context, null)).isFalse();
        ServiceUtil.getService(context, references[1]);
        ServiceUtil.ungetServiceReferences(context, references);
        assertThat(inUse()).isEmpty();
    }

    @Test
    void serviceThatIsGoneIsAnError() {
        ServiceRegistration<Callable<?>> registration = register(Callable.class, () -> null);
        ServiceReference<Callable<?>> reference = registration.getReference();
        registration.unregister();

        assertThatExceptionOfType(KuraException.class).isThrownBy(() -> ServiceUtil.getService(context, reference));
        assertThatExceptionOfType(KuraException.class).isThrownBy(() -> ServiceUtil.getService(context, null));
    }

    @Test
    void bestOfSeveralIsHandedOver() throws Exception {
        assertThat(ServiceUtil.<String>withService(
                        context, service -> service.orElseThrow().toString(), "(objectClass=java.lang.Runnable)"))
                .isEqualTo("high");
        assertThat(ServiceUtil.<Boolean>withService(context, service -> service.isPresent(), "(no=such)"))
                .isFalse();
        assertThat(ServiceUtil.<Runnable, String>applyToServiceOptionally(context, Runnable.class, Object::toString))
                .isEqualTo("high");
        assertThat(ServiceUtil.<Callable<?>, Boolean>applyToServiceOptionally(
                        context, callables(), service -> service == null))
                .isTrue();
        assertThat(inUse()).isEmpty();
    }

    @Test
    void faultOfTheFunctionIsTheCause() {
        IllegalStateException fault = new IllegalStateException("on purpose");

        assertThatExceptionOfType(KuraException.class)
                .isThrownBy(() -> ServiceUtil.applyToServiceOptionally(context, Runnable.class, service -> {
                    throw fault;
                }))
                .withCause(fault);
        assertThatExceptionOfType(KuraException.class)
                .isThrownBy(() -> ServiceUtil.applyToServiceOptionally(context, Runnable.class, service -> {
                    throw new KuraException(KuraErrorCode.NOT_CONNECTED);
                }))
                .matches(e -> e.getCode() == KuraErrorCode.NOT_CONNECTED);
        assertThat(inUse()).isEmpty();
    }

    @Test
    void allServicesAreHandedOver() throws Exception {
        List<String> seen = new ArrayList<>();

        ServiceUtil.withAllServices(context, Runnable.class, null, service -> seen.add(service.toString()));
        assertThat(seen).containsExactlyInAnyOrder("low", "high");
        seen.clear();
        ServiceUtil.withAllServices(
                context, "(kura.service.pid=*)", service -> seen.add(service.toString()), Runnable.class, Named.class);
        assertThat(seen).containsExactlyInAnyOrder("low", "high");
        seen.clear();
        ServiceUtil.withAllServices(context, "(kura.service.pid=*)", service -> seen.add(service.toString()));
        assertThat(seen).as("of any class").containsExactlyInAnyOrder("low", "high");
        seen.clear();
        ServiceUtil.withAllServiceReferences(
                context,
                "(kura.service.pid=*)",
                (reference, owner) -> seen.add((String) reference.getProperty("kura.service.pid")),
                Runnable.class);
        assertThat(seen).containsExactlyInAnyOrder("low", "high (1)");
        assertThat(inUse()).isEmpty();
    }

    @Test
    void consumerEndsTheRound() {
        List<Object> seen = new ArrayList<>();

        assertThatExceptionOfType(KuraException.class)
                .isThrownBy(() -> ServiceUtil.withAllServices(context, Runnable.class, null, service -> {
                    seen.add(service);
                    throw new KuraException(KuraErrorCode.NOT_CONNECTED);
                }));
        assertThat(seen).hasSize(1);
        assertThat(inUse()).isEmpty();
        assertThatExceptionOfType(KuraException.class)
                .isThrownBy(() -> ServiceUtil.withAllServices(context, Runnable.class, "(", seen::add))
                .matches(e -> e.getCode() == KuraErrorCode.INVALID_PARAMETER);
    }

    @Test
    void componentIsFoundByItsName() {
        assertThat(ServiceUtil.providesService(context, "high (1)", Runnable.class))
                .isTrue();
        assertThat(ServiceUtil.providesService(context, "high (1)", Callable.class))
                .isFalse();
        assertThat(ServiceUtil.providesService(context, "none", Runnable.class)).isFalse();
        assertThat(ServiceUtil.providesService(context, "low", Set.of("java.lang.Runnable")::equals))
                .isTrue();
        assertThat(ServiceUtil.isFactoryOf(context, "low", names -> true))
                .as("without Declarative Services")
                .isFalse();
    }

    @Test
    void bundlesAreFoundByServicesAndHeaders() throws Exception {
        Bundle system = context.getBundle();
        Bundle other = framework.install("org.osgi.util.function.Function");

        assertThat(BundleUtil.getBundles(
                        context, new Class<?>[] {Callable.class, Runnable.class}, Map.of("kura.service.pid", "low")))
                .containsExactly(system);
        assertThat(BundleUtil.getBundles(context, new Class<?>[] {Callable.class}, Map.of()))
                .isEmpty();
        assertThat(BundleUtil.getBundles(context, new Class<?>[0], Map.of("kura.service.pid", "high (1)")))
                .containsExactly(system);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BundleUtil.getBundles(context, new Class<?>[0], Map.of()));
        assertThat(BundleUtil.getBundles(context, Map.of("Bundle-SymbolicName", "org.osgi.util.function")))
                .containsExactly(other);
        assertThat(BundleUtil.getBundles(context, Map.of())).contains(system, other);
        assertThat(BundleUtil.getBundles(context, Map.of("No-Such-Header", "x")))
                .isEmpty();
    }

    private List<ServiceReference<?>> inUse() {
        ServiceReference<?>[] used = context.getBundle().getServicesInUse();
        return used == null
                ? List.of()
                : List.of(used).stream()
                        .filter(reference -> reference.getProperty("kura.service.pid") != null)
                        .toList();
    }

    @SuppressWarnings("unchecked") // a class has no type arguments
    private static Class<Callable<?>> callables() {
        return (Class<Callable<?>>) (Class<?>) Callable.class;
    }

    @SuppressWarnings("unchecked") // a class has no type arguments
    private <T> ServiceRegistration<T> register(Class<?> type, T service, Object... properties) {
        Map<String, Object> all = new HashMap<>();
        for (int i = 0; i < properties.length; i += 2) {
            all.put((String) properties[i], properties[i + 1]);
        }
        return (ServiceRegistration<T>)
                context.registerService(type.getName(), service, FrameworkUtil.asDictionary(all));
    }

    private record Named(String name) implements Runnable {

        @Override
        public void run() {
            // being there is all it does
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
