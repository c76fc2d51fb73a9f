// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.support;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * What an {@link EmbeddedFramework} starts with. Bundles are named by a class in them, which the test has on its class path:
 * {@code "org.apache.felix.scr.impl.Activator"}.
 */
public final class FrameworkSetup {

    private static final List<String> COMPONENTS = List.of(
            "org.osgi.util.function.Function",
            "org.osgi.util.promise.Promise",
            "org.osgi.service.component.ComponentContext");

    private final Map<String, String> properties = new HashMap<>();
    private final List<String> packages = new ArrayList<>();
    private final List<String> bundles = new ArrayList<>();

    FrameworkSetup(Path folder) {
        properties.put(Constants.FRAMEWORK_STORAGE, folder.resolve("framework").toString());
        properties.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        sharing("org.slf4j.Logger");
    }

    /** A framework property. */
    public FrameworkSetup with(String key, String value) {
        properties.put(key, value);
        return this;
    }

    /** Whatever these bundles export, the test and the bundles inside share: the test can play the other side of a service. */
    public FrameworkSetup sharing(String... types) {
        for (String type : types) {
            packages.add(ClassPath.exports(type));
        }
        return this;
    }

    /** The same for packages that no bundle on the class path exports; as in an Export-Package header. */
    public FrameworkSetup sharingPackages(String... clauses) {
        packages.addAll(List.of(clauses));
        return this;
    }

    /** Bundles to start, in this order. */
    public FrameworkSetup bundles(String... types) {
        bundles.addAll(List.of(types));
        return this;
    }

    /** Declarative Services. */
    public FrameworkSetup components() {
        bundles.addAll(COMPONENTS);
        return bundles("org.apache.felix.scr.impl.Activator");
    }

    /** Declarative Services with ConfigurationAdmin, which the test may use, too. */
    public FrameworkSetup configuredComponents() {
        sharing("org.osgi.service.cm.ConfigurationAdmin");
        bundles.addAll(COMPONENTS);
        return bundles("org.apache.felix.cm.impl.ConfigurationManager", "org.apache.felix.scr.impl.Activator");
    }

    /** Starts the framework and the bundles. The bundle under test is left to {@link EmbeddedFramework#installTested}. */
    public EmbeddedFramework start() throws BundleException {
        properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, String.join(",", packages));
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no OSGi framework is on the class path of the test"))
                .newFramework(properties);
        EmbeddedFramework started = new EmbeddedFramework(framework);
        try {
            framework.start();
            for (String bundle : bundles) {
                started.install(bundle).start();
            }
            return started;
        } catch (BundleException | RuntimeException e) {
            started.close();
            throw e;
        }
    }
}
