// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Await;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.position.NmeaPosition;
import org.eclipse.kura.position.PositionService;
import org.eclipse.kura.security.tamper.detection.TamperDetectionService;
import org.eclipse.kura.security.tamper.detection.TamperStatus;
import org.eclipse.kura.system.ExtendedProperties;
import org.eclipse.kura.system.ExtendedPropertyGroup;
import org.eclipse.kura.system.SystemService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.event.Event;

/** What the cloud is told of the gateway's life. */
class CertificatesTest {

    private static final String BIRTH = "$EDC/#account-name/#client-id/MQTT/BIRTH ";
    private static final String DC = "$EDC/#account-name/#client-id/MQTT/DC ";

    @TempDir
    Path data;

    @Test
    void connectionBeginsWithBirthAndEndsWithDisconnect() throws Exception {
        try (TestCloud cloud = cloud(Map.of("device.display-name", "custom", "device.custom-name", "line 3"))) {
            Await.until("born", () -> cloud.certificates().size() == 1);
            assertThat(cloud.certificates().get(0))
                    .startsWith(BIRTH)
                    .contains("\"display_name\":\"line 3\"")
                    .contains("\"uptime\":\"")
                    .contains("\"os_arch\":\"" + System.getProperty("os.arch"))
                    .contains("\"payload_encoding\":\"SIMPLE_JSON\"")
                    .contains("\"accept_encoding\":\"gzip\"")
                    .contains("\"application_ids\":\"\"")
                    .contains("\"connection_interface\":\"")
                    .contains("\"sentOn\":");
            cloud.endpoint.disconnect();
            // On a busy machine the goodbye may be too late for the first connection: then it begins the next one.
            cloud.endpoint.connect();
            Await.until("born again", () -> cloud.certificates().size() == 3);
            assertThat(cloud.certificates().get(1)).startsWith(DC).contains("\"display_name\":\"line 3\"");
            assertThat(cloud.certificates().get(2)).startsWith(BIRTH);
        }
    }

    @Test
    void systemServiceIsAskedIfThereIsOne() {
        try (TestCloud cloud = cloud(Map.of("payload.encoding", "simple-json"))) {
            Await.until("born", () -> cloud.certificates().size() == 1);
            cloud.machine.system = system();
            cloud.machine.positions = locked();
            cloud.machine.tamperDetection = List.of(tampered());
            cloud.endpoint.modified(TestCloud.ENDPOINT);
            Await.until("born again", () -> cloud.certificates().size() == 2);
            assertThat(cloud.certificates().get(1))
                    .startsWith(BIRTH)
                    .contains("\"display_name\":\"getDeviceName\"")
                    .contains("\"model_id\":\"getModelId\"")
                    .contains("\"kura_version\":\"getKuraVersion\"")
                    .contains("\"position\":{\"latitude\":46.5,\"longitude\":13.25,\"altitude\":300.0}")
                    .contains("\"tamper_status\":\"TAMPERED\"")
                    .contains("\"available_processors\":\"7\"")
                    .contains("\"total_memory\":\"7\"")
                    .contains("{\\\"version\\\":\\\"1.0\\\",\\\"properties\\\":{\\\"g\\\":{\\\"k\\\":\\\"v\\\"}}}");
        }
    }

    @Test
    void eventsOfOthersBringItAgainAsConfigured() {
        try (TestCloud cloud = cloud(Map.of("republish.mqtt.birth.cert.on.gps.lock", true))) {
            Await.until("born", () -> cloud.certificates().size() == 1);
            for (String topic : List.of(
                    "org/eclipse/kura/position/locked",
                    "org/eclipse/kura/security/tamper/detection/TamperEvent/TAMPER_STATUS_CHANGED",
                    "org/osgi/service/deployment/UNINSTALL",
                    "org/eclipse/kura/deployment/agent/INSTALLED")) {
                int before = cloud.certificates().size();
                cloud.endpoint.handleEvent(new Event(topic, Map.of()));
                Await.until("born again", () -> cloud.certificates().size() == before + 1);
            }
            EndpointSettings off = EndpointSettings.of(new io.tidegate.lib.settings.Settings("pid", Map.of()));
            assertThat(BirthEvents.matters(BirthEvents.POSITION, off)).isFalse();
            assertThat(BirthEvents.matters(BirthEvents.MODEM, off)).isFalse();
            assertThat(BirthEvents.matters("org/osgi/service/deployment/COMPLETE", off))
                    .isFalse();
        }
    }

    @Test
    void switchedOffNothingIsTold() throws Exception {
        try (TestCloud cloud =
                cloud(Map.of("publish.life.cycle.certificates", false, "enable.default.subscriptions", false))) {
            cloud.endpoint.registerRequestHandler(
                    "APP",
                    new org.eclipse.kura.cloudconnection.request.RequestHandler() {
                        // Answers nothing.
                    });
            cloud.endpoint.disconnect();
            assertThat(cloud.certificates()).isEmpty();
            assertThat(cloud.transport.subscriptions).isEmpty();
        }
    }

    private TestCloud cloud(Map<String, Object> more) {
        return new TestCloud(data, more);
    }

    private PositionService locked() {
        return (PositionService) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {PositionService.class},
                (proxy, method, arguments) ->
                        method.getName().equals("isLocked") ? (Object) true : new NmeaPosition(46.5, 13.25, 300, 0, 0));
    }

    private static TamperDetectionService tampered() {
        return new TamperDetectionService() {
            @Override
            public String getDisplayName() {
                return "cover";
            }

            @Override
            public TamperStatus getTamperStatus() {
                return new TamperStatus(true, Map.of());
            }

            @Override
            public void resetTamperStatus() {
                // Stays.
            }
        };
    }

    private SystemService system() {
        return (SystemService) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SystemService.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getExtendedProperties")) {
                        return Optional.of(new ExtendedProperties(
                                "1.0", List.of(new ExtendedPropertyGroup("g", Map.of("k", "v")))));
                    }
                    Class<?> type = method.getReturnType();
                    return type == String.class ? method.getName() : type == int.class ? (Object) 7 : (Object) 7L;
                });
    }
}
