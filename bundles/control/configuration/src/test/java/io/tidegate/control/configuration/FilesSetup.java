// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.configuration.ConfigurationValidator;
import io.tidegate.api.configuration.Problem;
import io.tidegate.api.configuration.history.ConfigurationHistory;
import io.tidegate.api.configuration.history.Snapshot;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.kura.configuration.ConfigurationService;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** A gateway, and files that somebody puts into its folders. */
abstract class FilesSetup {

    static final String PLC1 = "{'test.driver~plc1': {'host': '%s'}}";

    @TempDir
    Path data;

    static long watches() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.isAlive() && t.getName().equals("configuration files"))
                .count();
    }

    static void register(Gateway gateway, String bad) {
        ConfigurationValidator validator =
                candidate -> bad.equals(candidate.properties().get("host"))
                        ? List.of(new Problem(candidate.pid(), "host", bad, "a good host"))
                        : List.of();
        gateway.context()
                .registerService(
                        ConfigurationValidator.class,
                        validator,
                        FrameworkUtil.asDictionary(Map.of(ConfigurationValidator.COMPONENTS, "test.driver")));
    }

    /** Awaits that the watch looked three times more: by then it has seen all that was there before. */
    static void looks() {
        Thread watch = Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().equals("configuration files"))
                .findFirst()
                .orElseThrow();
        var times = new AtomicInteger();
        var last = new AtomicLong(waits(watch));
        Gateway.await(() -> last.getAndSet(waits(watch)) != last.get() && times.incrementAndGet() == 3);
    }

    /** How often a thread has waited for its next turn. */
    static long waits(Thread thread) {
        return ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId()).getWaitedCount();
    }

    Gateway started() throws Exception {
        return started(new Gateway(data));
    }

    static Gateway started(Gateway gateway) throws Exception {
        Bundle driver = gateway.installDriverStopped();
        gateway.configured();
        driver.start();
        return gateway;
    }

    /** As a careful person does it: in one step, and of a minute ago, so that what is broken is known to stay so. */
    void drop(String name, String json) throws IOException {
        Path file = data.resolve(name);
        Files.createDirectories(file.getParent());
        Path beside = file.resolveSibling("." + file.getFileName() + ".new");
        Files.writeString(beside, json.replace('\'', '"'));
        Files.setLastModifiedTime(beside, FileTime.from(Instant.now().minusSeconds(60)));
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    static Snapshot newest(Gateway gateway) throws Exception {
        return gateway.service(ConfigurationHistory.class).history().get(0);
    }

    static ConfigurationService service(Gateway gateway) throws Exception {
        return gateway.service(ConfigurationService.class);
    }
}
