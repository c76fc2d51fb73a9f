// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.cache;

import io.tidegate.itests.support.EmbeddedFramework;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.driver.Driver;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** A framework with Declarative Services, ConfigurationAdmin, the real assets, and the cache as it was built. */
final class Plant {

    private static final String ASSET = "org.eclipse.kura.asset";

    private final EmbeddedFramework framework;
    final Bundle assets;
    final Bundle cache;

    Plant(Path folder) throws Exception {
        framework = EmbeddedFramework.in(folder)
                .sharing(
                        "org.eclipse.kura.KuraException",
                        "org.eclipse.kura.core.configuration.metatype.Tad",
                        "io.tidegate.api.samples.Sample",
                        "io.tidegate.api.audit.AuditTrail",
                        "io.tidegate.api.configuration.Problem",
                        "org.osgi.service.wireadmin.Wire",
                        "org.apache.felix.hc.api.HealthCheck")
                .configuredComponents()
                .start();
        assets = framework.install("io.tidegate.data.assets.AssetEngine");
        assets.start();
        cache = framework.installTested();
        cache.start();
    }

    void close() {
        framework.close();
    }

    BundleContext context() {
        return framework.context();
    }

    ServiceRegistration<Driver> driver(String pid, Driver driver) {
        return framework.register(Driver.class, driver, Map.of("kura.service.pid", pid));
    }

    /** Creates or changes the asset. */
    void asset(String pid, Map<String, Object> keys) throws IOException {
        framework.configurations().set(ASSET, pid, keys);
    }

    void deleteAsset(String pid) throws IOException {
        framework.configurations().delete(ASSET, pid);
    }

    /** The service that is there now. */
    <T> Optional<T> find(Class<T> type) {
        return framework.find(type);
    }
}
