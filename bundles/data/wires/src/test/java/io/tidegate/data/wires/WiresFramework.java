// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.EmbeddedFramework;
import io.tidegate.itests.support.FrameworkSetup;
import io.tidegate.itests.support.TestBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** A framework with the built bundle; what the test registers comes from outside of it. */
final class WiresFramework {

    static final Duration DEADLINE = Await.LIMIT;

    private final EmbeddedFramework framework;

    WiresFramework(Path folder) throws Exception {
        this(setup(folder));
    }

    /** With the gateway's own configuration service, which keeps its snapshots in the folder. */
    static WiresFramework configured(Path folder) throws Exception {
        return new WiresFramework(setup(folder)
                .with("felix.cm.pm", "tidegate")
                .with("tidegate.data", folder.toString())
                .bundles("io.tidegate.control.crypto.AesText", "io.tidegate.control.configuration.Keys"));
    }

    private WiresFramework(FrameworkSetup setup) throws Exception {
        framework = setup.start();
        framework.installTested().start();
    }

    private static FrameworkSetup setup(Path folder) {
        return EmbeddedFramework.in(folder)
                .sharing(
                        "org.eclipse.kura.core.configuration.metatype.Tad",
                        "io.tidegate.api.commands.Command",
                        "org.osgi.service.event.EventAdmin",
                        "org.eclipse.kura.KuraException",
                        "org.osgi.service.wireadmin.Wire",
                        "org.apache.felix.hc.api.HealthCheck",
                        "io.tidegate.api.configuration.Problem",
                        "io.tidegate.api.audit.AuditTrail",
                        "io.tidegate.api.secrets.KeyReplacement",
                        "com.fasterxml.jackson.core.JsonFactory")
                .configuredComponents();
    }

    void close() {
        framework.close();
    }

    BundleContext context() {
        return framework.context();
    }

    Bundle wires() {
        return framework.tested();
    }

    <T> T service(Class<T> type) {
        return framework.service(type);
    }

    /** Installs and starts a bundle. */
    void start(TestBundle bundle) throws BundleException {
        framework.install(bundle).start();
    }

    /** A graph of wires written {@code emitter>receiver}, or with ports {@code emitter:1>receiver:0}. */
    void graph(String... wanted) throws IOException {
        framework.configurations().set(ConfiguredWireGraph.PID, Map.of("WireGraph", json(wanted)));
    }

    static String json(String... wanted) {
        return Stream.of(wanted)
                .map(w -> w.split(">", -1))
                .map(w -> "{" + end("emitter", w[0]) + "," + end("receiver", w[1]) + "}")
                .collect(Collectors.joining(",", "{\"components\":[],\"wires\":[", "]}"));
    }

    private static String end(String key, String text) {
        String[] parts = text.split(":", -1);
        return "\"" + key + "\":\"" + parts[0] + "\",\"" + key + "Port\":" + (parts.length > 1 ? parts[1] : "0");
    }

    void configure(String factory, String pid, Object... keysAndValues) throws IOException {
        Map<String, Object> properties = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        framework.configurations().set(factory, pid, properties);
    }

    /** What the graph says of itself. */
    Result health() {
        return health(ConfiguredWireGraph.PID);
    }

    Result health(String pid) {
        return framework
                .find(HealthCheck.class, "(kura.service.pid=" + pid + ")")
                .orElseThrow()
                .execute();
    }

    static String text(Result result) {
        StringBuilder text = new StringBuilder();
        result.forEach(entry -> text.append(entry.getMessage()).append('\n'));
        return text.toString();
    }

    void awaitConnected(int wanted) {
        Await.until(wanted + " wires are connected", () -> text(health())
                .contains(wanted + " of " + wanted + " wires connected"));
    }

    static void await(Callable<Boolean> condition) {
        Await.until("what the test waits for", condition);
    }
}
