// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import static io.tidegate.drivers.opcua.Fixture.await;
import static io.tidegate.drivers.opcua.Fixture.read;
import static io.tidegate.drivers.opcua.Fixture.readWhenThere;
import static io.tidegate.drivers.opcua.Fixture.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver.ConnectionException;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Encryption, users and trust. */
@Tag("slow")
class SecurityTest {

    @TempDir
    Path data;

    private TestServer server;
    private Fixture fixture;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer().with("temperature", 20.0).start();
        fixture = new Fixture(data);
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "3", "Aes128_Sha256_RsaOaep"})
    void userIsLetInWithPassword(String policy) throws Exception {
        OpcUaDriver driver = fixture.driver(
                server.port, "security.policy", policy, "username", TestServer.USER, "password", "terces");

        ChannelRecord record = read("temperature", DataType.DOUBLE);
        driver.read(List.of(record));

        assertThat(value(record)).isEqualTo(20.0);
    }

    @Test
    void wrongPasswordIsToldWithTheUsersName() throws Exception {
        OpcUaDriver driver =
                fixture.driver(server.port, "security.policy", 3, "username", TestServer.USER, "password", "gnorw");

        assertThatThrownBy(() -> driver.read(List.of(read("temperature", DataType.DOUBLE))))
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("the server refuses user 'operator': Bad_")
                .hasMessageNotContaining("wrong");
        assertThat(driver.execute().getStatus()).isEqualTo(Result.Status.WARN);
    }

    @Test
    void untrustedServerIsRefusedUntilItsCertificateIsMoved() throws Exception {
        OpcUaDriver driver = fixture.driver(server.port, "security.policy", 3, "authenticate.server", true);
        assertThatThrownBy(() -> driver.read(List.of(read("temperature", DataType.DOUBLE))))
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("the server's certificate (CN=Test server, SHA-256 ")
                .hasMessageContaining("is not trusted; if it is the right one, move "
                        + data.resolve("keys/opcua/rejected").toString())
                .hasMessageContaining(" to " + data.resolve("keys/opcua/trusted"));

        Path rejected;
        try (Stream<Path> files = Files.list(data.resolve("keys/opcua/rejected"))) {
            rejected = files.findFirst().orElseThrow();
        }
        assertThat(Files.readAllBytes(rejected)).isEqualTo(server.certificate().getEncoded());
        Files.move(rejected, data.resolve("keys/opcua/trusted").resolve("plc.der"));

        assertThat(readWhenThere(driver, "temperature", DataType.DOUBLE)).isEqualTo(20.0);
    }

    @Test
    void policyThatTheServerLacksIsToldWithThoseItHas() throws Exception {
        OpcUaDriver driver = fixture.driver(server.port, "security.policy", "Basic256");
        await(() -> driver.execute().getStatus() == Result.Status.WARN);

        assertThatThrownBy(driver::connect)
                .hasMessageEndingWith("the server offers no endpoint with security.policy = 'Basic256', only"
                        + " Aes128_Sha256_RsaOaep, Basic256Sha256, None");
    }

    @Test
    void ownKeyIsKeptAndClosedToOthers() throws Exception {
        fixture.driver(server.port, "security.policy", 3).connect();
        Path key = data.resolve("keys/opcua/own/client.key");
        Path certificate = data.resolve("keys/opcua/own/urn_kura_opcua_client.der");
        byte[] before = Files.readAllBytes(certificate);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        fixture.driver(server.port, "security.policy", 3).connect();
        assertThat(Files.readAllBytes(certificate)).isEqualTo(before);
    }

    /** A provider registered in the JVM would outlive the bundle and hold its class loader. */
    @Test
    void noSecurityProviderIsRegistered() throws Exception {
        fixture.driver(server.port, "security.policy", 3).connect();

        assertThat(Arrays.stream(Security.getProviders()))
                .noneMatch(p -> p.getName().equals("BC"));
    }
}
