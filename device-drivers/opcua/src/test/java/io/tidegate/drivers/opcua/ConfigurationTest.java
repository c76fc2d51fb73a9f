// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.api.configuration.Candidate;
import io.tidegate.api.configuration.Problem;
import io.tidegate.lib.settings.SettingFault;
import io.tidegate.lib.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.kura.core.configuration.metatype.Tad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a configuration may say, and the line an operator gets if it says something else. */
class ConfigurationTest {

    @Test
    void emptyConfigurationHasKurasNamesAndDefaults() {
        Server server = server(Map.of());

        assertThat(server.url()).isEqualTo("opc.tcp://default-server:53530");
        assertThat(server.applicationUri()).isEqualTo("urn:kura:opcua:client");
        assertThat(server.policy()).isEqualTo(Policy.NONE);
        assertThat(server.maxItems()).isEqualTo(200);
        assertThat(server.publishInterval()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void importedTimeOutsAreKept() {
        Server server = server(Map.of("session.timeout", 120, "request.timeout", 60, "acknowledge.timeout", 40));

        assertThat(server.sessionTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(server.requestTimeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(server.acknowledgeTimeout()).isEqualTo(Duration.ofSeconds(40));
    }

    @ParameterizedTest
    @CsvSource({
        "plc.local, '', opc.tcp://plc.local:53530",
        "10.0.0.5, UA/Server, opc.tcp://10.0.0.5:53530/UA/Server",
        "10.0.0.5, /UA, opc.tcp://10.0.0.5:53530/UA",
        "fe80::1, '', opc.tcp://[fe80::1]:53530"
    })
    void urlIsMadeOfHostPortAndName(String host, String name, String url) {
        assertThat(server(Map.of("endpoint.ip", host, "server.name", name)).url())
                .isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "endpoint.ip|a b|a host name or an IP address",
                "endpoint.ip|''|a host name or an IP address",
                "endpoint.port|0|a whole number from 1 to 65535",
                "server.name|a b|the path of a URL, mostly empty",
                "security.policy|5|0 (None), 1 (Basic128Rsa15), 2 (Basic256), 3 (Basic256Sha256) or 4"
                        + " (Aes128_Sha256_RsaOaep)",
                "application.uri|client|a URI such as urn:kura:opcua:client",
                "max.request.items|0|a whole number from 1 to 100000",
                "subtree.subscription.name.format|PATH|one of BROWSE_PATH, NODE_ID"
            })
    void wrongValueIsNamedWithWhatIsAllowed(String key, String value, String allowed) {
        assertThatThrownBy(() -> server(Map.of(key, value)))
                .isInstanceOf(SettingFault.class)
                .hasMessage("plc1: " + key + " = '" + value + "' is not allowed: " + allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "NUMERIC, 2258, ns=2;i=2258",
        "STRING, furnace.temperature, ns=2;s=furnace.temperature",
        "GUID, 72962b91-fa75-4ae6-8d28-b404dc7daf63, ns=2;g=72962B91-FA75-4AE6-8D28-B404DC7DAF63",
        "OPAQUE, AQID, ns=2;b=AQID"
    })
    void nodeIsNamedInEachWay(String type, String id, String node) {
        OpcUaChannel channel =
                OpcUaChannel.of(new Settings("c", Map.of(OpcUaChannel.NODE, id, OpcUaChannel.NODE_TYPE, type)));

        assertThat(channel.address()).isEqualTo(node);
    }

    /** Kura's forms give the sampling interval as a fraction. */
    @Test
    void samplingIntervalMayBeAFraction() {
        assertThat(OpcUaChannel.of(new Settings("c", Map.of(OpcUaChannel.NODE, "x", OpcUaChannel.SAMPLING, 250.0)))
                        .sampling())
                .isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void formAsksForKurasKeysInTheirOrder() {
        List<?> form = (List<?>) new OpcUaChannelDescriptor().getDescriptor();

        assertThat(form.stream().map(field -> ((Tad) field).getId()).collect(Collectors.toList()))
                .containsExactly(
                        "node.id",
                        "node.namespace.index",
                        "opcua.type",
                        "node.id.type",
                        "attribute",
                        "listen.sampling.interval",
                        "listen.queue.size",
                        "listen.discard.oldest",
                        "listen.subscribe.to.children");
    }

    @Test
    void validatorNamesTheChannelOfOurAssetsOnly() {
        Map<String, Object> asset = Map.of("driver.pid", "plc1", "t#node.id", "x", "t#node.id.type", "NUMERIC");

        assertThat(problems(OpcUaDriver.PID, asset))
                .containsExactly("asset1: t#node.id = 'x' is not allowed: a whole number from 0 to 4294967295,"
                        + " as NUMERIC wants");
        assertThat(problems("another.driver", asset)).isEmpty();
    }

    @Test
    void validatorRefusesADriverThatCouldNotStart() {
        Candidate candidate =
                new Candidate("plc1", OpcUaDriver.PID, Map.of("endpoint.port", 70000), pid -> Optional.empty());

        assertThat(new OpcUaValidator().validate(candidate))
                .extracting(Problem::toString)
                .containsExactly("plc1: endpoint.port = '70000' is not allowed: a whole number from 1 to 65535");
    }

    private static List<String> problems(String driverFactory, Map<String, Object> asset) {
        Candidate candidate = new Candidate(
                "asset1",
                "org.eclipse.kura.wire.WireAsset",
                asset,
                pid -> Optional.of(Map.of("service.factoryPid", driverFactory)));
        return new OpcUaValidator()
                .validate(candidate).stream().map(Problem::toString).toList();
    }

    private static Server server(Map<String, Object> properties) {
        return Server.of(new Settings("plc1", properties));
    }
}
