// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes deployment packages, good ones and others. */
final class TestPackage {

    private final StringBuilder manifest = new StringBuilder("Manifest-Version: 1.0\r\n");
    private final List<Map.Entry<String, byte[]>> items = new ArrayList<>();
    private boolean manifestFirst = true;

    static TestPackage of(String name, String version) {
        return new TestPackage()
                .header("DeploymentPackage-SymbolicName", name)
                .header("DeploymentPackage-Version", version);
    }

    /** A package whose manifest is exactly this. */
    static TestPackage raw(String manifest) {
        TestPackage raw = new TestPackage();
        raw.manifest.setLength(0);
        raw.manifest.append(manifest);
        return raw;
    }

    TestPackage header(String name, String value) {
        manifest.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    TestPackage bundle(String bsn, String version, Path jar) throws IOException {
        return section("bundles/" + bsn + ".jar", bsn, version, "").entry("bundles/" + bsn + ".jar", jar);
    }

    TestPackage section(String path, String bsn, String version, String more) {
        manifest.append("\r\nName: %s\r\nBundle-SymbolicName: %s\r\nBundle-Version: %s\r\n%s"
                .formatted(path, bsn, version, more));
        return this;
    }

    TestPackage text(String more) {
        manifest.append(more);
        return this;
    }

    TestPackage entry(String name, Path content) throws IOException {
        return entry(name, Files.readAllBytes(content));
    }

    TestPackage entry(String name, byte[] content) {
        items.add(Map.entry(name, content));
        return this;
    }

    TestPackage manifestLast() {
        manifestFirst = false;
        return this;
    }

    Path in(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "package", ".dp");
        items.add(
                manifestFirst ? 0 : items.size(),
                Map.entry("META-INF/MANIFEST.MF", manifest.toString().getBytes(StandardCharsets.UTF_8)));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> item : items) {
                zip.putNextEntry(new ZipEntry(item.getKey()));
                zip.write(item.getValue());
            }
        }
        return file;
    }
}
