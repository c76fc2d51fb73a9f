// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.audit.AuditOutlet;
import io.tidegate.api.audit.AuditRecord;
import io.tidegate.api.audit.AuditTrail;
import io.tidegate.api.commands.Command;
import io.tidegate.itests.support.Await;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** The built bundle in a framework, replaced under those who record. */
class AuditTrailIT {

    private static final String SHARED = "org.slf4j;version=2.0.17,org.eclipse.kura.audit;version=1.0,"
            + "org.eclipse.kura.configuration;version=1.3,io.tidegate.api.audit;version=1.1,"
            + "io.tidegate.api.commands;version=1.1,org.apache.felix.hc.api;version=2.0,"
            + "com.fasterxml.jackson.core;version=2.20.1";
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Framework framework;
    private BundleContext context;
    private Bundle bundle;

    @BeforeEach
    void start() throws Exception {
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        folder.resolve("cache").toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        SHARED,
                        "tidegate.data",
                        folder.resolve("data").toString()));
        framework.start();
        context = framework.getBundleContext();
        for (String name : List.of("util.function", "util.promise", "service.component", "felix.scr")) {
            install(onClassPath(name)).start();
        }
        bundle = install(Path.of(System.getProperty("bundle.under.test")));
        bundle.start();
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(DEADLINE.toMillis());
    }

    private Bundle install(Path jar) throws Exception {
        try (InputStream in = Files.newInputStream(jar)) {
            return context.installBundle(jar.toUri().toString(), in);
        }
    }

    private static Path onClassPath(String part) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith(".jar") && entry.contains(part + "-"))
                .map(Path::of)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(part));
    }

    private <T> T service(Class<T> type) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (System.nanoTime() < deadline) {
            ServiceReference<T> reference = context.getServiceReference(type);
            T service = reference == null ? null : context.getService(reference);
            if (service != null) {
                return service;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("no " + type);
    }

    /** As Declarative Services binds an optional, dynamic reference. */
    private AuditOutlet outlet() throws Exception {
        AuditOutlet outlet = new AuditOutlet();
        context.addServiceListener(
                event -> {
                    if (event.getType() == ServiceEvent.REGISTERED) {
                        outlet.bind((AuditTrail) context.getService(event.getServiceReference()));
                    } else if (event.getType() == ServiceEvent.UNREGISTERING) {
                        outlet.unbind((AuditTrail) context.getService(event.getServiceReference()));
                    }
                },
                "(objectClass=" + AuditTrail.class.getName() + ")");
        outlet.bind(service(AuditTrail.class));
        return outlet;
    }

    @Test
    void replacedUnderRecordsItLosesNone() throws Exception {
        AuditOutlet outlet = outlet();
        AtomicBoolean ended = new AtomicBoolean();
        AtomicInteger count = new AtomicInteger();
        Thread recording = new Thread(() -> {
            while (!ended.get() && count.get() < 3000) {
                outlet.record(AuditRecord.of("test", "r" + count.getAndIncrement(), List.of(), AuditRecord.DONE));
                LockSupport.parkNanos(1_000_000);
            }
        });
        recording.start();
        for (int swap = 0; swap < 3; swap++) {
            bundle.update(Files.newInputStream(Path.of(System.getProperty("bundle.under.test"))));
        }
        ended.set(true);
        recording.join();

        AuditTrail trail = service(AuditTrail.class);
        assertThat(trail.query(Instant.MIN, Instant.MAX, "", 10_000))
                .extracting(AuditRecord::subject)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, count.get()).mapToObj(i -> "r" + i).toList());
        assertThat(trail.verify().faults()).isEmpty();
        assertThat(trail.verify().notes()).isEmpty();
    }

    @Test
    void stoppedBundleLeavesNoThread() throws Exception {
        service(AuditTrail.class).record(AuditRecord.of("test", "x", List.of(), AuditRecord.DONE));
        assertThat(service(Command.class).name()).isEqualTo("audit");

        bundle.stop();

        // A worker that was told to end may still be there for a moment.
        Await.until("no thread of the bundle is left", () -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("audit-")));
        assertThat(Files.readString(folder.resolve("data/audit/audit-00000001.jsonl")))
                .contains("\"action\":\"test\"");
    }
}
