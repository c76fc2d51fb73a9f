// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.data.routes.RoutesFramework;
import io.tidegate.data.routes.TestAsset;
import io.tidegate.itests.support.Await;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** The built component bundle beside the host, against a real HTTP server. */
@Timeout(60)
class HttpRoutesIT {

    private static final Path JAR = Path.of(System.getProperty("bundle.under.test"));

    private final TestAsset plant =
            new TestAsset().channel("setpoint", DataType.DOUBLE, "°C").channel("level", DataType.INTEGER, "mm");

    private RoutesFramework gateway;
    private WebServer server;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        gateway = new RoutesFramework(folder);
        gateway.register(Asset.class, plant, "plant");
        server = new WebServer(0, "21.5");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        gateway.close();
    }

    @Test
    void sampleIsPostedAndItsAnswerWritten() throws Exception {
        gateway.install(JAR).start();
        gateway.group("post", post("post", server));
        gateway.awaitOk("post");

        gateway.offer("plant", "level", 7);

        assertThat(server.next())
                .returns("POST", WebServer.Request::method)
                .returns("/levels", WebServer.Request::path)
                .returns("level=7", WebServer.Request::body)
                .returns("plant", WebServer.Request::assetHeader);
        assertThat(plant.next()).isEqualTo(Map.of("setpoint", 21.5));
        gateway.awaitOk("post");
    }

    @Test
    void timerFetchesAndWritesAsXmlRoute() throws Exception {
        gateway.install(JAR).start();
        gateway.group(
                "fetch",
                """
                <route id="fetch">
                  <from uri="timer:fetch?period=50"/>
                  <setHeader name="CamelHttpMethod"><constant>GET</constant></setHeader>
                  <to uri="%s/setpoint"/>
                  <to uri="tidegate-asset:plant/setpoint"/>
                </route>
                """
                        .formatted(server.url()));

        assertThat(plant.next()).isEqualTo(Map.of("setpoint", 21.5));
        assertThat(server.next()).returns("GET", WebServer.Request::method);
    }

    @Test
    void routeWaitsForItsComponentAndStartsWhenItComes() throws Exception {
        gateway.group("post", post("post", server));
        gateway.awaitHealth("post", "post: route 'post' waits for component 'http'");
        assertThat(gateway.status("post")).isEqualTo(Result.Status.WARN);

        Bundle component = gateway.install(JAR);
        component.start();
        gateway.awaitOk("post");
        gateway.offer("plant", "level", 1);
        server.next();

        component.stop();
        assertThat(gateway.health("post")).contains("post: 0 of 1 routes run");
        gateway.awaitHealth("post", "waits for component 'http'");
        // What came while the component was away is not lost.
        gateway.offer("plant", "level", 2);
        component.start();
        assertThat(server.next().body()).isEqualTo("level=2");
        gateway.awaitOk("post");
    }

    @Test
    void serverThatIsAwayIsToldAndHeals() throws Exception {
        gateway.install(JAR).start();
        gateway.group("post", post("post", server));
        gateway.awaitOk("post");
        int port = server.port();
        server.close();

        gateway.offer("plant", "level", 1);
        gateway.awaitHealth("post", "post: route 'post' failed: ");
        assertThat(gateway.health("post")).contains("1 exchanges, 1 failed; last failure: route 'post': ");
        assertThat(gateway.status("post")).isEqualTo(Result.Status.WARN);

        server = new WebServer(port, "1");
        gateway.offer("plant", "level", 2);
        assertThat(server.next().body()).isEqualTo("level=2");
        gateway.awaitOk("post");
    }

    /** An endpoint that only a message names is not known before. */
    @Test
    void routeThatChoosesItsEndpointIsStartedAnew() throws Exception {
        Bundle component = gateway.install(JAR);
        component.start();
        String to = "        - toD: \"${variable.where}/levels\"\n";
        gateway.group(
                "post",
                post("post", server)
                        .replace(
                                "        - to: " + server.url() + "/levels\n",
                                "        - setVariable:\n" + "            name: where\n            constant: "
                                        + server.url() + "\n" + to));
        gateway.awaitOk("post");
        gateway.offer("plant", "level", 1);
        server.next();

        component.stop();
        gateway.offer("plant", "level", 2);
        gateway.awaitHealth("post", "No endpoint could be found for: " + server.url() + "/levels");
        component.start();

        AtomicInteger level = new AtomicInteger(2);
        Await.until("a request after the component came back", () -> {
            gateway.offer("plant", "level", level.incrementAndGet());
            return server.came();
        });
        gateway.awaitOk("post");
    }

    static String post(String id, WebServer server) {
        return """
                - route:
                    id: %s
                    from:
                      uri: tidegate-asset:plant/level
                      steps:
                        - setBody:
                            simple: "${header.TidegateChannel}=${body}"
                        - to: %s/levels
                        - to: tidegate-asset:plant/setpoint
                """
                .formatted(id, server.url());
    }
}
