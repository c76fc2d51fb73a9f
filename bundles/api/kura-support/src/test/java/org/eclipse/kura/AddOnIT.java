// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.EmbeddedFramework;
import io.tidegate.itests.support.TestBundle;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.eclipse.kura.addon.AddOn;
import org.eclipse.kura.addon.Part;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** The built bundle in a framework, and an add-on that imports its packages as add-ons for Kura do. */
class AddOnIT {

    private static final String IMPORTS = "org.osgi.framework,org.osgi.service.metatype,"
            + "org.eclipse.kura;version=\"[1.3,2.0)\",org.eclipse.kura.configuration;version=\"[1.1,2.0)\","
            + "org.eclipse.kura.configuration.metatype;version=\"[1.0,2.0)\",org.eclipse.kura.crypto;version=\"[1.0,2.0)\","
            + "org.eclipse.kura.core.configuration;version=\"[2.0,3.0)\","
            + "org.eclipse.kura.core.configuration.metatype;version=\"[1.0,2.0)\","
            + "org.eclipse.kura.core.configuration.util;version=\"[2.0,3.0)\","
            + "org.eclipse.kura.core.util;version=\"[2.0,3.0)\",org.eclipse.kura.util.service;version=\"[1.0,2.0)\"";
    private static final String PART =
            """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.1.0" name="addon.part"
                configuration-policy="require">
              <implementation class="org.eclipse.kura.addon.Part"/>
              <service><provide interface="java.lang.Runnable"/></service>
            </scr:component>
            """;
    private static final String METATYPE =
            """
            <MetaData xmlns="http://www.osgi.org/xmlns/metatype/v1.2.0" localization="OSGI-INF/l10n/bundle">
              <OCD id="%1$s" name="%%title"><AD id="port" type="Integer" default="502"/></OCD>
              <Designate %2$s="%3$s"><Object ocdref="%1$s"/></Designate>
            </MetaData>
            """;

    private EmbeddedFramework framework;
    private BundleContext context;

    @BeforeEach
    void startFramework(@TempDir Path cache) throws Exception {
        framework = EmbeddedFramework.in(cache)
                .sharingPackages("org.osgi.service.log;version=1.4")
                .bundles(
                        "org.osgi.util.function.Function",
                        "org.osgi.util.promise.Promise",
                        "org.osgi.service.component.ComponentContext",
                        "org.osgi.service.event.Event",
                        "org.osgi.service.wireadmin.Wire",
                        "org.eclipse.kura.KuraException",
                        "org.apache.felix.metatype.MetaDataReader",
                        "org.apache.felix.scr.impl.Activator")
                .start();
        context = framework.context();
        framework.installTested().start();
        framework.install(addOn()).start();
    }

    @AfterEach
    void stopFramework() {
        framework.close();
    }

    @Test
    void metatypeOfTheAddOnIsRead() throws Exception {
        Map<String, Object> seen = seen("metatype");

        assertThat(seen.get("metadata")).isEqualTo(Set.of("named", "designated.factory"));
        assertThat(seen.get("singletons")).isEqualTo(Set.of("named"));
        assertThat(seen.get("named")).as("as it is written").isEqualTo("%title");
        assertThat(seen.get("designated")).isEqualTo("%title");
        assertThat(seen.get("defaults")).isEqualTo(Map.of("port", 502));
        assertThat(seen.get("missing")).isNull();
        assertThat(seen.get("localised")).as("by the MetaTypeService").isEqualTo("A title");
        assertThat(seen.get("unknown")).isNull();
        assertThat(seen.get("text")).isEqualTo("title=A title\n");
    }

    @Test
    void servicesAreFoundByTheAddOn() throws Exception {
        assertThat(seen("services"))
                .isEqualTo(Map.of(
                        "factory", true,
                        "other class", false,
                        "other factory", false,
                        "waited", true,
                        "waited in vain", false));
    }

    @Test
    void passwordsOfASnapshotAreDecryptedWithTheKeyOfTheGateway() throws Exception {
        assertThat(seen("snapshot")).isEqualTo(Map.of("encrypted", "text", "Base64", "text"));
    }

    @SuppressWarnings("unchecked") // the add-on of this test
    private Map<String, Object> seen(String what) throws Exception {
        ServiceReference<?>[] found = context.getServiceReferences(Callable.class.getName(), "(what=" + what + ")");
        return (Map<String, Object>) ((Callable<?>) context.getService(found[0])).call();
    }

    private static TestBundle addOn() {
        return new TestBundle("test.addon")
                .header("Bundle-Activator", AddOn.class.getName())
                .imports(IMPORTS)
                .component(PART)
                .entry("OSGI-INF/l10n/bundle.properties", "title=A title\n")
                .entry("OSGI-INF/metatype/named.xml", METATYPE.formatted("named", "pid", "named"))
                .entry("OSGI-INF/metatype/other.xml", METATYPE.formatted("other", "factoryPid", "designated.factory"))
                .entry("OSGI-INF/metatype/broken.xml", "<MetaData>")
                .classes(AddOn.class, Part.class);
    }
}
