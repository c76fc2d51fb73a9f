// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.lib.settings.SettingFault;
import io.tidegate.lib.settings.Settings;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.crypto.CryptoService;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.identity.AnonymousProvider;
import org.eclipse.milo.opcua.sdk.client.identity.IdentityProvider;
import org.eclipse.milo.opcua.sdk.client.identity.UsernameProvider;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plant's server as a client sees it. */
@org.junit.jupiter.api.Tag("slow")
class OpcUaPlantTest {

    @TempDir
    Path data;

    private final ConcurrentHashMap<String, Object> values = new ConcurrentHashMap<>(Map.of(
            "furnace.temperature",
            180.5,
            "furnace.state",
            "HOLDING",
            "furnace.setpoint",
            180.0,
            "pump.run",
            true,
            "tank.high",
            false));
    private final List<OpcUaClient> clients = new ArrayList<>();
    private OpcUaPlant plant;

    @AfterEach
    void stop() throws Exception {
        for (OpcUaClient client : clients) {
            client.disconnect();
        }
        plant.stop();
    }

    @Test
    void plantsValuesAreShownUnderTheirNames() throws Exception {
        start();
        OpcUaClient client = client(SecurityPolicy.None, AnonymousProvider.INSTANCE);

        assertThat(read(client, "furnace.temperature").value().value()).isEqualTo(180.5);
        assertThat(read(client, "furnace.state").value().value()).isEqualTo("HOLDING");
        values.put("furnace.temperature", 181.0);
        assertThat(read(client, "furnace.temperature").value().value()).isEqualTo(181.0);
        assertThat(client.readNamespaceTable().get(2)).isEqualTo(PlantNamespace.URI);
    }

    @Test
    void everyKeyOfThePlantIsAVariable() throws Exception {
        Tag.ALL.forEach(tag -> values.put(
                tag.key(),
                switch (tag.kind()) {
                    case BOOLEAN -> true;
                    case DOUBLE -> 1.5;
                    case STRING -> "HEATING";
                }));
        start();
        OpcUaClient client = client(SecurityPolicy.None, AnonymousProvider.INSTANCE);

        assertThat(Tag.ALL).hasSize(16).allSatisfy(tag -> assertThat(
                        read(client, tag.key()).value().value())
                .isEqualTo(values.get(tag.key())));
    }

    @Test
    void writingCommandsThePlantWithinItsLimits() throws Exception {
        start();
        OpcUaClient client = client(SecurityPolicy.Basic256Sha256, AnonymousProvider.INSTANCE);

        assertThat(write(client, "furnace.setpoint", 200.0)).isEqualTo(StatusCodes.Good);
        assertThat(write(client, "pump.run", false)).isEqualTo(StatusCodes.Good);
        assertThat(values).containsEntry("furnace.setpoint", 200.0).containsEntry("pump.run", false);
        assertThat(write(client, "furnace.setpoint", 1200.5)).isEqualTo(StatusCodes.Bad_OutOfRange);
        assertThat(write(client, "furnace.setpoint", "hot")).isEqualTo(StatusCodes.Bad_TypeMismatch);
        assertThat(write(client, "furnace.temperature", 1.0)).isEqualTo(StatusCodes.Bad_UserAccessDenied);
        assertThat(values).containsEntry("furnace.setpoint", 200.0).containsEntry("furnace.temperature", 180.5);
    }

    /** The plant's bundle may be replaced while this one runs. */
    @Test
    void missingPlantIsNoCommunication() throws Exception {
        start();
        OpcUaClient client = client(SecurityPolicy.None, AnonymousProvider.INSTANCE);
        plant.plant = null;

        assertThat(read(client, "furnace.temperature").statusCode().value()).isEqualTo(StatusCodes.Bad_NoCommunication);
        assertThat(write(client, "pump.run", true)).isEqualTo(StatusCodes.Bad_NoCommunication);
        assertThat(plant.execute().getStatus()).isEqualTo(Result.Status.WARN);

        plant.plant = values;
        assertThat(read(client, "furnace.temperature").value().value()).isEqualTo(180.5);
    }

    @Test
    void onlyTheUserIsLetInIfThereIsOne() throws Exception {
        start("username", "operator", "password", "terces");

        OpcUaClient client = client(SecurityPolicy.Basic256Sha256, new UsernameProvider("operator", "secret"));
        assertThat(read(client, "tank.high").value().value()).isEqualTo(false);
        assertThatThrownBy(() -> client(SecurityPolicy.None, new UsernameProvider("operator", "wrong")))
                .isInstanceOf(UaException.class)
                .hasMessageContaining("Bad_");
    }

    @Test
    void certificateIsKeptAndItsKeyClosedToOthers() throws Exception {
        start();
        Path folder = data.resolve("keys/opcua-plant");
        byte[] before = Files.readAllBytes(folder.resolve("server.der"));
        plant.stop();
        start();

        assertThat(Files.readAllBytes(folder.resolve("server.der"))).isEqualTo(before);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("server.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void takenPortIsToldAndWaitedFor() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            plant = new OpcUaPlant(data, settings("port", taken.getLocalPort()));
            plant.start();
            await(() -> line(plant.execute()).contains("port = '" + taken.getLocalPort() + "' on 127.0.0.1: Address"));
        }
        await(() -> plant.port() > 0);
    }

    @Test
    void stoppingLeavesNeitherThreadNorPortFile() throws Exception {
        start();
        read(client(SecurityPolicy.Basic256Sha256, AnonymousProvider.INSTANCE), "tank.high");
        assertThat(data.resolve("run/plant-opcua.port")).hasContent(plant.port() + "\n");

        long start = System.nanoTime();
        plant.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        // Its threads were the library's own, which the plant ended with itself.
        clients.clear();

        assertThat(data.resolve("run/plant-opcua.port")).doesNotExist();
        await(() -> ours().isEmpty());
    }

    @Test
    void wrongPortIsRefusedWithItsRange() {
        plant = new OpcUaPlant(data, settings());
        assertThatThrownBy(() -> new OpcUaPlant(data, settings("port", 70000)))
                .isInstanceOf(SettingFault.class)
                .hasMessage("plant: port = '70000' is not allowed: a whole number from 0 to 65535");
    }

    private void start(Object... keysAndValues) throws Exception {
        plant = new OpcUaPlant(data, settings(keysAndValues));
        plant.plant = values;
        plant.crypto = (CryptoService) Proxy.newProxyInstance(
                OpcUaPlantTest.class.getClassLoader(),
                new Class<?>[] {CryptoService.class},
                (proxy, method, arguments) -> new StringBuilder(new String((char[]) arguments[0]))
                        .reverse()
                        .toString()
                        .toCharArray());
        plant.start();
        await(() -> plant.port() > 0);
    }

    private static Settings settings(Object... keysAndValues) {
        Map<String, Object> properties = new HashMap<>(Map.of("port", 0));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return new Settings("plant", properties);
    }

    private OpcUaClient client(SecurityPolicy policy, IdentityProvider identity) throws Exception {
        ServerIdentity own = ServerIdentity.in(data.resolve("client"), "urn:test:client");
        OpcUaClient client = OpcUaClient.create(
                "opc.tcp://127.0.0.1:" + plant.port(),
                offered -> offered.stream()
                        .filter(e -> policy.getUri().equals(e.getSecurityPolicyUri()))
                        .findFirst(),
                transport -> {},
                config -> config.setApplicationUri("urn:test:client")
                        .setIdentityProvider(identity)
                        .setKeyPair(own.keys())
                        .setCertificate(own.certificate())
                        .setCertificateChain(new X509Certificate[] {own.certificate()}));
        clients.add(client);
        return client.connect();
    }

    private static DataValue read(OpcUaClient client, String key) {
        try {
            return client.readValue(0, TimestampsToReturn.Both, new NodeId(2, key));
        } catch (UaException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long write(OpcUaClient client, String key, Object value) throws UaException {
        return client.writeValues(List.of(new NodeId(2, key)), List.of(DataValue.valueOnly(Variant.of(value))))
                .get(0)
                .value();
    }

    private static Set<Thread> ours() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().startsWith("plant-opcua"))
                .collect(Collectors.toSet());
    }

    private static String line(Result result) {
        StringBuilder text = new StringBuilder();
        result.forEach(entry -> text.append(entry.getMessage()));
        return text.toString();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime() - deadline).as("deadline").isNegative();
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
