// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import io.tidegate.api.audit.AuditTrail;
import io.tidegate.api.configuration.history.ConfigurationTrials;
import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.LatestValue;
import io.tidegate.api.samples.LatestValues;
import io.tidegate.api.samples.LatestValuesListener;
import io.tidegate.api.system.GatewayState;
import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.EmbeddedFramework;
import io.tidegate.itests.support.FrameworkSetup;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.channel.ChannelType;
import org.eclipse.kura.type.DataType;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ManagedService;

/** The built bundle with a real HTTP server in a framework; the test plays cache, assets and deployment from outside. */
final class Gateway implements AutoCloseable {

    private final EmbeddedFramework framework;
    final Path data;
    final Bundle rest;
    final FakeCache cache = new FakeCache();
    final FakeState state;
    final FakeTrials trials = new FakeTrials();
    final FakeTrail trail = new FakeTrail();
    final FakeAsset pump = new FakeAsset("plc1")
            .with("speed", ChannelType.READ, DataType.DOUBLE, "1/min")
            .with("setpoint", ChannelType.READ_WRITE, DataType.INTEGER, "1/min")
            .with("reset", ChannelType.WRITE, DataType.BOOLEAN, "");
    final HttpClient http = HttpClient.newHttpClient();
    private final Map<Object, ServiceRegistration<?>> registered = new HashMap<>();
    private volatile int port;

    /** @param properties of the framework, as {@code key=value} */
    Gateway(Path data, String... properties) throws Exception {
        this.data = data;
        FrameworkSetup setup = EmbeddedFramework.in(data)
                .with("tidegate.data", data.toString())
                .with("tidegate.version", "1.2.3")
                .with("tidegate.profile", "test")
                .with("org.osgi.service.http.port", "0")
                .with("org.apache.felix.http.host", "127.0.0.1")
                .with("org.apache.felix.http.jetty.threadpool.max", "32")
                .sharing(
                        "org.eclipse.kura.KuraException",
                        "org.apache.felix.hc.api.HealthCheck",
                        "io.tidegate.api.configuration.history.Trial",
                        "io.tidegate.api.samples.Sample",
                        "io.tidegate.api.system.GatewayState",
                        "io.tidegate.api.audit.AuditTrail",
                        "com.fasterxml.jackson.core.JsonFactory")
                .configuredComponents()
                .bundles(
                        "jakarta.servlet.Servlet",
                        "org.apache.commons.io.IOUtils",
                        "org.apache.commons.fileupload.FileItem",
                        "org.apache.felix.http.jetty.internal.JettyActivator");
        for (String property : properties) {
            setup.with(property.split("=", 2)[0], property.split("=", 2)[1]);
        }
        framework = setup.start();
        state = new FakeState(context());
        rest = framework.installTested();
    }

    /** With a cache, an asset, the deployment, and the bundle under test. */
    Gateway started() throws Exception {
        rest.start();
        register(LatestValues.class, cache);
        register(GatewayState.class, state);
        register(ConfigurationTrials.class, trials);
        register(AuditTrail.class, trail);
        register("pump", pump);
        reachable();
        return this;
    }

    void reachable() throws Exception {
        Path file = data.resolve("run/http.port");
        Await.until("the port file", () -> Files.exists(file));
        port = Integer.parseInt(Files.readString(file).strip());
        Await.until("the API", () -> get("/api/v1/gateway").statusCode() == 200);
    }

    BundleContext context() {
        return framework.context();
    }

    int port() {
        return port;
    }

    <T> void register(Class<T> type, T service) {
        registered.put(service, context().registerService(type, service, null));
    }

    void register(String pid, FakeAsset asset) {
        registered.put(asset, context().registerService(Asset.class, asset, properties(pid, 0)));
    }

    /** As an asset whose configuration changed. */
    void changed(String pid, FakeAsset asset) {
        registered.get(asset).setProperties(properties(pid, 1));
    }

    void unregister(Object service) {
        registered.remove(service).unregister();
    }

    private static Dictionary<String, Object> properties(String pid, int revision) {
        return FrameworkUtil.asDictionary(Map.of("kura.service.pid", pid, "revision", revision));
    }

    /** Says that these values changed, as the cache does. */
    void tell(LatestValue... values) {
        toListener(listener -> listener.changed(List.of(values)));
    }

    void tellRemoved(ChannelId... channels) {
        toListener(listener -> listener.removed(Set.of(channels)));
    }

    private void toListener(Consumer<LatestValuesListener> word) {
        word.accept(framework.find(LatestValuesListener.class).orElseThrow());
    }

    Result health() {
        return framework.find(HealthCheck.class).orElseThrow().execute();
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return http.send(request(path, headers).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> put(String path, String body, String... headers) throws IOException, InterruptedException {
        return http.send(
                request(path, headers).PUT(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String... headers) throws IOException, InterruptedException {
        return http.send(request(path, headers).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    /** A write as the console does it. */
    HttpResponse<String> write(String channel, String value) throws IOException, InterruptedException {
        return put(
                "/api/v1/channels/" + channel + "/value",
                "{\"value\":" + value + "}",
                "Content-Type",
                "application/json",
                "X-Tidegate",
                "1");
    }

    EventClient events(String query, String... headers) throws IOException, InterruptedException {
        return new EventClient(open(query, headers));
    }

    HttpResponse<InputStream> open(String query, String... headers) throws IOException, InterruptedException {
        return http.send(request("/api/v1/events" + query, headers).build(), BodyHandlers.ofInputStream());
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Await.LIMIT);
        return headers.length == 0 ? request : request.headers(headers);
    }

    void configureHttp(Map<String, Object> properties) throws IOException {
        framework.configurations().set("org.apache.felix.http", properties);
    }

    /** Returns when what was configured was handed on: ConfigurationAdmin does one thing after the other. */
    void awaitConfigured() throws InterruptedException {
        CountDownLatch last = new CountDownLatch(1);
        ServiceRegistration<?> behind = framework.register(
                ManagedService.class, properties -> last.countDown(), Map.of(Constants.SERVICE_PID, "behind"));
        last.await();
        behind.unregister();
    }

    /** The threads of the bundle under test. */
    static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("console"))
                .toList();
    }

    @Override
    public void close() {
        framework.close();
    }
}
