// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Not run by the build: benchmarks/configuration.sh does. What the bundle adds to a framework with what it needs. */
class FootprintBenchmark {

    @TempDir
    Path folder;

    @Test
    void jarAndHeap() throws Exception {
        // Once before, so that what the first framework loads for good is not taken for the bundle's.
        heap(Files.createDirectory(folder.resolve("warm")), true);
        long without = heap(Files.createDirectory(folder.resolve("without")), false);
        long with = heap(Files.createDirectory(folder.resolve("with")), true);
        System.out.println("BENCHMARK: jar " + Files.size(Path.of(System.getProperty("bundle.under.test"))) + " bytes");
        System.out.println("BENCHMARK: heap after GC " + with / 1024 + " KiB with the bundle, " + without / 1024
                + " KiB without it, difference " + (with - without) / 1024 + " KiB");
    }

    private static long heap(Path data, boolean configured) throws Exception {
        try (Gateway gateway = new Gateway(data)) {
            if (configured) {
                gateway.configured();
            }
            long least = Long.MAX_VALUE;
            for (int i = 0; i < 5; i++) {
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
            }
            return least;
        }
    }
}
