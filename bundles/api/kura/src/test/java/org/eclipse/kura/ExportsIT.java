// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** The bundle as it was built, and add-ons' manifests as they were built for Kura. */
class ExportsIT {

    private static final String PLATFORM = "org.slf4j;version=2.0.17,org.osgi.service.component;version=1.5.1,"
            + "org.osgi.service.event;version=1.4.1,org.osgi.service.wireadmin;version=1.0.2";

    @TempDir
    private Path data;

    private Framework framework;
    private Bundle api;

    @BeforeEach
    void start() throws Exception {
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        data.toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        PLATFORM));
        framework.start();
        Path jar = Path.of(System.getProperty("bundle.under.test"));
        try (InputStream in = Files.newInputStream(jar)) {
            api = framework.getBundleContext().installBundle(jar.toUri().toString(), in);
        }
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(20_000);
    }

    private Bundle addOn(String header, String value) throws Exception {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", "test.addon");
        manifest.getMainAttributes().putValue(header, value);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new JarOutputStream(bytes, manifest).close();
        Bundle bundle =
                framework.getBundleContext().installBundle("test:addon", new ByteArrayInputStream(bytes.toByteArray()));
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
