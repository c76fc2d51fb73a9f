// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.control.deploy.sample.Device;
import io.tidegate.control.deploy.sample.ThrowingActivator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Makes jars of bundles. */
final class TestBundle {

    private final String version;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    private TestBundle(String bsn, String version) {
        this.version = version;
        headers.put("Bundle-ManifestVersion", "2");
        headers.put("Bundle-SymbolicName", bsn);
        headers.put("Bundle-Version", version);
    }

    static TestBundle of(String bsn, String version) {
        return new TestBundle(bsn, version);
    }

    /** A bundle with one configurable component. */
    static TestBundle device(String version) {
        return of("device", version).component("device", "", "");
    }

    TestBundle header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    TestBundle entry(String name, String text) {
        entries.put(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    TestBundle component(String pid, String fault, String more) {
        header("Import-Package", "org.osgi.framework");
        header("Service-Component", "OSGI-INF/*.xml");
        entry("OSGI-INF/" + pid + ".xml", description(pid, version, fault, more, "require"));
        return with(Device.class);
    }

    static String description(String pid, String version, String fault, String more, String policy) {
        return """
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="%s" activate="start"
                    deactivate="stop" immediate="%s" configuration-policy="%s">
                  <property name="version" value="%s"/><property name="fault" value="%s"/>
                  <service><provide interface="java.util.function.Supplier"/></service>%s
                  <implementation class="%s"/>
                </scr:component>
                """
                .formatted(pid, fault.equals("hang"), policy, version, fault, more, Device.class.getName());
    }

    TestBundle throwingActivator() {
        return header("Bundle-Activator", ThrowingActivator.class.getName()).with(ThrowingActivator.class);
    }

    private TestBundle with(Class<?> type) {
        String name = type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
            entries.put(name, in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    Path in(Path folder) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
        Path jar = Files.createTempFile(folder, "bundle", ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return jar;
    }
}
