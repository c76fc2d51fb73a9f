// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The gateway as a process of its own, its output in a file. */
final class GatewayProcess implements AutoCloseable {

    private final Process process;
    private final Path home;
    private final Path data;
    private final Path log;

    private GatewayProcess(Process process, Path home, Path data, Path log) {
        this.home = home;
        this.process = process;
        this.data = data;
        this.log = log;
    }

    static GatewayProcess start(Path home, Path data) throws IOException {
        Path log = Files.createDirectories(data.resolve("logs")).resolve("console.log");
        Process process = new ProcessBuilder(
                        home.resolve("bin/tidegate").toString(), "run", "--demo", "--data", data.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new GatewayProcess(process, home, data, log);
    }

    Path data() {
        return data;
    }

    Path log() {
        return log;
    }

    /** Whether the distribution was built with the console. */
    boolean hasConsole() {
        return Files.exists(home.resolve("features/console.json"));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    /** The line by which the launcher says that everything is started, or null. */
    String readyLine() throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.startsWith("Tidegate ") && line.contains(" ready in "))
                .findFirst()
                .orElse(null);
    }

    String lastLines() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }

    /** Asks the gateway to stop and waits; after 12 s it is killed. Idempotent. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(12, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
