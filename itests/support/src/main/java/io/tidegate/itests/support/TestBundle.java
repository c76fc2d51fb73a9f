// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.osgi.framework.Constants;

/** A bundle made of classes and texts of the test, as an add-on would be. */
public final class TestBundle {

    private final String name;
    private final Manifest manifest = new Manifest();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final List<String> components = new ArrayList<>();

    /** @param name its symbolic name */
    public TestBundle(String name) {
        this.name = name;
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        header(Constants.BUNDLE_MANIFESTVERSION, "2");
        header(Constants.BUNDLE_SYMBOLICNAME, name);
    }

    public TestBundle header(String key, String value) {
        manifest.getMainAttributes().putValue(key, value);
        return this;
    }

    public TestBundle imports(String packages) {
        return header(Constants.IMPORT_PACKAGE, packages);
    }

    /** Adds a component by its document of Declarative Services. */
    public TestBundle component(String document) {
        String path = "OSGI-INF/component" + components.size() + ".xml";
        components.add(path);
        header("Service-Component", String.join(",", components));
        return entry(path, document);
    }

    public TestBundle entry(String path, String text) {
        entries.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Copies classes of the test. */
    public TestBundle classes(Class<?>... types) {
        for (Class<?> type : types) {
            String path = type.getName().replace('.', '/') + ".class";
            try (InputStream code = type.getClassLoader().getResourceAsStream(path)) {
                entries.put(path, code.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(path, e);
            }
        }
        return this;
    }

    String name() {
        return name;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                jar.putNextEntry(new ZipEntry(entry.getKey()));
                jar.write(entry.getValue());
                jar.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
