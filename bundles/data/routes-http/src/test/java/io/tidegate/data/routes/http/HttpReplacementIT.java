// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.tidegate.data.routes.RoutesFramework;
import io.tidegate.data.routes.TestAsset;
import io.tidegate.itests.support.Await;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** Bundles of the routes are replaced while values flow. */
@Timeout(120)
class HttpReplacementIT {

    private static final Path JAR = Path.of(System.getProperty("bundle.under.test"));

    @TempDir
    private Path folder;

    private final TestAsset plant = new TestAsset()
            .channel("setpoint", DataType.DOUBLE, "")
            .channel("level", DataType.INTEGER, "")
            .channel("count", DataType.INTEGER, "");

    private RoutesFramework gateway;
    private WebServer server;

    @BeforeEach
    void start() throws Exception {
        gateway = new RoutesFramework(folder.resolve("gateway"));
        gateway.register(Asset.class, plant, "plant");
        server = new WebServer(0, "21.5");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        gateway.close();
    }

    /** As a deployment does it: the new version resolved beside the old one, the old one stopped, the new one started. */
    @Test
    void replacedComponentRunsItsNewCodeAndOtherRoutesFlowOn() throws Exception {
        Bundle old = gateway.install(JAR);
        old.start();
        gateway.group("post", HttpRoutesIT.post("post", server));
        gateway.group("count", counting());
        gateway.awaitOk("post");
        gateway.awaitOk("count");
        gateway.offer("plant", "level", 0);
        assertThat(server.next().userAgent()).startsWith("Apache-HttpClient/5.4.4");
        int countBefore = awaitCount(0);

        Bundle next = gateway.install(JarVariant.of(JAR, "1.0.1", "99.1", folder));
        int offered = 0;
        old.stop(Bundle.STOP_TRANSIENT);
        for (; offered < 100; offered++) {
            gateway.offer("plant", "level", 1 + offered);
        }
        next.start(Bundle.START_TRANSIENT);
        for (; offered < 200; offered++) {
            gateway.offer("plant", "level", 1 + offered);
        }

        for (int i = 1; i <= 200; i++) {
            WebServer.Request request = server.next();
            assertThat(request.body()).isEqualTo("level=" + i);
            assertThat(request.userAgent()).startsWith("Apache-HttpClient/99.1");
        }
        // A timer that was started anew would count from 1.
        assertThat(awaitCount(countBefore + 1)).isGreaterThan(countBefore);
        gateway.awaitOk("post");
        assertThat(gateway.health("count")).contains("1 of 1 routes run").contains("0 failed");
    }

    /** What is on its way between two routes stays there while the second one's component is away. */
    @Test
    void queueBetweenRoutesKeepsItsMessages() throws Exception {
        Bundle component = gateway.install(JAR);
        component.start();
        gateway.group(
                "queue",
                """
                - route:
                    id: in
                    from:
                      uri: tidegate-asset:plant/level
                      steps:
                        - to: seda:levels
                - route:
                    id: out
                    from:
                      uri: seda:levels
                      steps:
                        - convertBodyTo: String
                        - to: %s/levels
                """
                        .formatted(server.url()));
        gateway.awaitOk("queue");
        gateway.offer("plant", "level", 0);
        server.next();

        component.stop();
        for (int i = 1; i <= 50; i++) {
            gateway.offer("plant", "level", i);
        }
        Await.until("the first route is through", () -> gateway.health("queue").contains(" 52 exchanges"));
        assertThat(gateway.health("queue")).contains(" 0 failed");
        component.start();

        for (int i = 1; i <= 50; i++) {
            assertThat(server.next().body()).isEqualTo(String.valueOf(i));
        }
        gateway.awaitOk("queue");
    }

    @Test
    void updatesLeaveNothingBehind() throws Exception {
        Path[] variants = {JarVariant.of(JAR, "1.0.1", "99.1", folder), JarVariant.of(JAR, "1.0.2", "99.2", folder)};
        Bundle component = gateway.install(JAR);
        component.start();
        gateway.group("post", HttpRoutesIT.post("post", server));
        gateway.group("count", counting());
        gateway.awaitOk("post");
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        int threads = 0;
        long files = 0;
        for (int i = 1; i <= 10; i++) {
            try (var content = variants[i % 2].toUri().toURL().openStream()) {
                component.stop();
                component.update(content);
                refresh(component);
                component.start();
            }
            gateway.awaitOk("post");
            gateway.offer("plant", "level", i);
            assertThat(server.next().userAgent()).startsWith("Apache-HttpClient/99." + (1 + i % 2));
            loaders.add(new WeakReference<>(component.adapt(BundleWiring.class).getClassLoader()));
            if (i == 2) {
                threads = threads();
                files = files();
            }
        }

        Await.until("only the last class loader is alive", () -> {
            System.gc();
            return loaders.stream().filter(loader -> loader.get() != null).count() == 1;
        });
        int limit = threads;
        Await.until("as many threads as after the second update", () -> threads() <= limit);
        assertThat(files()).isLessThanOrEqualTo(files);
    }

    /** The host exports Camel, so its component bundles come along; nobody else does. */
    @Test
    void updatedHostTakesItsComponentBundlesAlongAndNothingElse() throws Exception {
        Bundle component = gateway.install(JAR);
        component.start();
        gateway.group("post", HttpRoutesIT.post("post", server));
        gateway.awaitOk("post");
        Set<String> touched = ConcurrentHashMap.newKeySet();
        BundleListener listener = event -> {
            if (event.getType() == BundleEvent.STOPPED || event.getType() == BundleEvent.STARTED) {
                touched.add(event.getBundle().getSymbolicName());
            }
        };
        gateway.context().addBundleListener(listener);

        Path newer = JarVariant.of(RoutesFramework.hostJar(), "1.0.1", "", folder);
        try (var content = newer.toUri().toURL().openStream()) {
            gateway.host().update(content);
        }
        refresh(gateway.host());

        gateway.awaitOk("post");
        gateway.offer("plant", "level", 5);
        assertThat(server.next().body()).isEqualTo("level=5");
        assertThat(gateway.host().getVersion().toString()).isEqualTo("1.0.1");
        assertThat(touched).containsExactlyInAnyOrder("io.tidegate.data.routes", "io.tidegate.data.routes.http");
    }

    private void refresh(Bundle bundle) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        FrameworkListener listener = event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                done.countDown();
            }
        };
        gateway.context().getBundle(0).adapt(FrameworkWiring.class).refreshBundles(List.of(bundle), listener);
        assertThat(done.await(15, TimeUnit.SECONDS)).isTrue();
    }

    private int awaitCount(int least) throws InterruptedException {
        while (true) {
            Map<String, Object> write = plant.next();
            if (write.get("count") instanceof Integer count && count >= least) {
                return count;
            }
        }
    }

    private static int threads() {
        return Thread.getAllStackTraces().size();
    }

    private static long files() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }

    private static String counting() {
        return """
                - route:
                    id: count
                    from:
                      uri: timer:count
                      parameters:
                        period: 10
                        includeMetadata: true
                      steps:
                        - setBody:
                            simple: "${exchangeProperty.CamelTimerCounter}"
                        - to: tidegate-asset:plant/count
                """;
    }
}
