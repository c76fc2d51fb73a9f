// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.EmbeddedFramework;
import io.tidegate.itests.support.TestBundle;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** The bundle as it was built, and add-ons' manifests as they were built for Kura. */
class ExportsIT {

    @TempDir
    private Path data;

    private EmbeddedFramework framework;
    private Bundle api;

    @BeforeEach
    void start() throws Exception {
        framework = EmbeddedFramework.in(data)
                .sharingPackages(
                        "org.osgi.service.component;version=1.5.1",
                        "org.osgi.service.event;version=1.4.1",
                        "org.osgi.service.wireadmin;version=1.0.2")
                .start();
        api = framework.installTested();
    }

    @AfterEach
    void stop() {
        framework.close();
    }

    private Bundle addOn(String header, String value) throws Exception {
        Bundle bundle = framework.install(new TestBundle("test.addon").header(header, value));
        bundle.start();
        return bundle;
    }

    @Test
    void addOnsThatRequireTheBundleResolve() throws Exception {
        Bundle addOn = addOn("Require-Bundle", "org.eclipse.kura.api;bundle-version=\"2.7.0\"");

        assertThat(addOn.loadClass("org.eclipse.kura.driver.Driver").getClassLoader())
                .isSameAs(api.loadClass("org.eclipse.kura.KuraException").getClassLoader());
    }

    @Test
    void addOnsWithTheNarrowRangesOfImplementersResolve() throws Exception {
        Bundle addOn = addOn(
                "Import-Package",
                "org.eclipse.kura.asset;version=\"[1.0,1.1)\",org.eclipse.kura.driver;version=\"[1.0,1.1)\","
                        + "org.eclipse.kura.channel.listener;version=\"[1.0,1.1)\"");

        assertThat(addOn.loadClass("org.eclipse.kura.asset.Asset").getMethods()).isNotEmpty();
    }

    @Test
    void positionsOfOsgiComeWithTheBundle() throws Exception {
        Bundle addOn = addOn(
                "Import-Package",
                "org.eclipse.kura.position;version=\"[1.4,2)\",org.osgi.util.position;version=\"[1.0,2)\","
                        + "org.osgi.util.measurement;version=\"[1.0,2)\"");

        assertThat(addOn.loadClass("org.eclipse.kura.position.PositionService")
                        .getMethod("getPosition")
                        .getReturnType())
                .isSameAs(addOn.loadClass("org.osgi.util.position.Position"));
    }
}
