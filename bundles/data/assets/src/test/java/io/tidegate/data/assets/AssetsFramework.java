// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import io.tidegate.itests.support.EmbeddedFramework;
import io.tidegate.itests.support.TestBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.osgi.framework.BundleContext;

/** A framework with the built bundle; what the test registers comes from outside of it. */
final class AssetsFramework {

    private final EmbeddedFramework framework;

    AssetsFramework(Path folder) throws Exception {
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
        framework.installTested().start();
    }

    void close() {
        framework.close();
    }

    BundleContext context() {
        return framework.context();
    }

    <T> T service(Class<T> type) {
        return framework.service(type);
    }

    void configure(String factory, String pid, Map<String, Object> properties) throws IOException {
        framework.configurations().set(factory, pid, properties);
    }

    /** Installs and starts a bundle of these classes with one DS document. */
    void install(String name, String imports, String component, Class<?>... classes) throws Exception {
        framework
                .install(new TestBundle(name)
                        .imports(imports)
                        .component(component)
                        .classes(classes))
                .start();
    }
}
