// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.kura;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs {@code .dp} files as Kura's tools do: the manifest first, then a folder of bundles. */
final class DeploymentPackage {

    private DeploymentPackage() {}

    /** Every package of {@link AddOn#PACKAGES} in one edition. */
    static List<Path> all(int edition, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, List<String>> one : AddOn.PACKAGES.entrySet()) {
            List<Path> bundles = new ArrayList<>();
            for (String project : one.getValue()) {
                bundles.add(AddOn.jar(project, edition, folder));
            }
            files.add(pack(one.getKey(), edition + ".0.0", bundles, folder));
        }
        return files;
    }

    static Path pack(String name, String version, List<Path> bundles, Path folder) throws IOException {
        return pack(name, version, bundles, manifest -> manifest, folder);
    }

    /** Packs bundles into {@code <folder>/<name>_<version>.dp}, with a manifest that may be edited. */
    static Path pack(String name, String version, List<Path> bundles, UnaryOperator<String> edit, Path folder)
            throws IOException {
        StringBuilder manifest = new StringBuilder("Manifest-Version: 1.0\r\n")
                .append("DeploymentPackage-SymbolicName: " + name + "\r\n")
                .append("DeploymentPackage-Version: " + version + "\r\n\r\n");
        for (Path bundle : bundles) {
            manifest.append(section(bundle));
        }
        Path file = folder.resolve(name + "_" + version + ".dp");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry(JarFile.MANIFEST_NAME));
            out.write(edit.apply(manifest.toString()).getBytes(StandardCharsets.UTF_8));
            for (Path bundle : bundles) {
                out.putNextEntry(new ZipEntry(path(bundle)));
                Files.copy(bundle, out);
            }
        }
        return file;
    }

    private static String section(Path bundle) throws IOException {
        try (JarFile jar = new JarFile(bundle.toFile())) {
            Attributes headers = jar.getManifest().getMainAttributes();
            return "Name: " + path(bundle) + "\r\nBundle-SymbolicName: " + headers.getValue("Bundle-SymbolicName")
                    + "\r\nBundle-Version: " + headers.getValue("Bundle-Version") + "\r\n\r\n";
        }
    }

    private static String path(Path bundle) {
        return "bundles/" + bundle.getFileName();
    }
}
