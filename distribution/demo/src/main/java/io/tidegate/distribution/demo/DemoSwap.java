// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Replaces the Modbus driver of the running demo by a newer build of itself and shows what a subscriber saw of it. */
public final class DemoSwap {

    private static final String DRIVER = "io.tidegate.drivers.modbus";

    private DemoSwap() {}

    public static void main(String[] arguments) throws Exception {
        try {
            System.exit(run(DemoOptions.parse(arguments)));
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("demo-swap: " + e.getMessage());
            System.exit(1);
        }
    }

    private static int run(DemoOptions options) throws Exception {
        URI broker = DemoPlant.brokerOf(options.data());
        Path newer = newerDriver(options);
        Screen screen = new Screen();
        try (GapMeter meter = new GapMeter(broker)) {
            screen.note("Watching the readings of the plant for 5 s ...");
            Thread.sleep(5000);
            long before = meter.longestGap();
            screen.note("Replacing " + DRIVER + " while they flow:");
            int exit = new ProcessBuilder(
                            options.home().resolve("bin/tidegate").toString(),
                            "update",
                            newer.toString(),
                            "--data",
                            options.data().toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                return exit;
            }
            Thread.sleep(3000);
            screen.note(String.format(
                    "Longest time between two readings of one asset: %d ms before, %d ms with the swap in it.",
                    before, meter.longestGap()));
            return 0;
        } finally {
            Files.deleteIfExists(newer);
        }
    }

    /** The driver of the distribution with a higher version: same code, as a fix would be. */
    private static Path newerDriver(DemoOptions options) throws IOException {
        Path folder = options.home().resolve("system/io/tidegate/" + DRIVER);
        List<Path> jars;
        try (Stream<Path> files = Files.walk(folder)) {
            jars = files.filter(f -> f.toString().endsWith(".jar")).toList();
        }
        if (jars.size() != 1) {
            throw new IOException(folder + " holds " + jars.size() + " jars, one is needed");
        }
        Path newer = Files.createTempFile(DRIVER, ".jar");
        try (JarFile jar = new JarFile(jars.get(0).toFile())) {
            Manifest manifest = new Manifest(jar.getManifest());
            String version = manifest.getMainAttributes().getValue("Bundle-Version");
            manifest.getMainAttributes().putValue("Bundle-Version", version + ".demo-" + System.currentTimeMillis());
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(newer), manifest)) {
                for (var entry : (Iterable<java.util.jar.JarEntry>) jar.stream()::iterator) {
                    if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        out.putNextEntry(new ZipEntry(entry.getName()));
                        jar.getInputStream(entry).transferTo(out);
                    }
                }
            }
        }
        return newer;
    }
}
