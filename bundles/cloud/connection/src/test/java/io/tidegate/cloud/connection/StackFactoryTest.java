// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.metatype.OCD;
import org.junit.jupiter.api.Test;

/** A connection is made and unmade as one thing. */
class StackFactoryTest {

    private static final String ENDPOINT = "org.eclipse.kura.cloud.CloudService";
    private static final String DATA = "org.eclipse.kura.data.DataService";
    private static final String TRANSPORT = "org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport";

    private final Map<String, Map<String, Object>> configurations = new LinkedHashMap<>();
    private final StackFactory factory = new StackFactory();

    private record Configured(String pid, Map<String, Object> properties) implements ComponentConfiguration {
        @Override
        public String getPid() {
            return pid;
        }

        @Override
        public OCD getDefinition() {
            return null;
        }

        @Override
        public Map<String, Object> getConfigurationProperties() {
            return properties;
        }
    }

    StackFactoryTest() {
        factory.configurations = (ConfigurationService) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ConfigurationService.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "createFactoryConfiguration" -> create(arguments);
                    case "deleteFactoryConfiguration" -> configurations.remove(arguments[0]) == null ? fail() : null;
                    case "getConfigurableComponentPids" -> configurations.keySet();
                    case "getComponentConfigurations" ->
                        configurations.entrySet().stream()
                                .map(entry -> new Configured(entry.getKey(), entry.getValue()))
                                .toList();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Test
    void secondConnectionHasItsNameOnEachPart() throws KuraException {
        factory.createConfiguration(ENDPOINT + "-2");
        assertThat(factory.getStackComponentsPids(ENDPOINT + "-2"))
                .isEqualTo(List.of(ENDPOINT + "-2", DATA + "-2", TRANSPORT + "-2"))
                .containsExactlyElementsOf(configurations.keySet());
        assertThat(configurations.get(ENDPOINT + "-2"))
                .containsEntry("DataService.target", "(kura.service.pid=" + DATA + "-2)")
                .containsEntry("kura.cloud.connection.factory.pid", factory.getFactoryPid());
        assertThat(configurations.get(DATA + "-2"))
                .containsEntry("DataTransportService.target", "(kura.service.pid=" + TRANSPORT + "-2)");
        assertThat(factory.getManagedCloudConnectionPids()).containsExactly(ENDPOINT + "-2");
        factory.deleteConfiguration(ENDPOINT + "-2");
        assertThat(configurations).isEmpty();
    }

    @Test
    void connectionOfAnOldSnapshotIsManagedToo() throws KuraException {
        configurations.put(ENDPOINT, Map.of("kura.cloud.service.factory.pid", factory.getFactoryPid()));
        configurations.put(ENDPOINT + "-foreign", Map.of("kura.cloud.connection.factory.pid", "another"));
        assertThat(factory.getManagedCloudConnectionPids()).containsExactly(ENDPOINT);
        assertThat(factory.getManagedCloudServicePids()).containsExactly(ENDPOINT);
    }

    @Test
    void halfAConnectionCanBeDeleted() throws KuraException {
        configurations.put(DATA, Map.of());
        factory.deleteConfiguration(ENDPOINT);
        assertThat(configurations).isEmpty();
    }

    @Test
    void failureLeavesNothingBehind() {
        configurations.put(TRANSPORT + "-x", Map.of());
        assertThatThrownBy(() -> factory.createConfiguration(ENDPOINT + "-x")).isInstanceOf(KuraException.class);
        assertThat(configurations).containsOnlyKeys(TRANSPORT + "-x");
        assertThatThrownBy(() -> factory.createConfiguration("other"))
                .isInstanceOf(KuraException.class)
                .hasMessageContaining("'other'");
    }

    @SuppressWarnings("unchecked")
    private Object create(Object[] arguments) throws KuraException {
        String pid = (String) arguments[1];
        if (configurations.containsKey(pid)) {
            return fail();
        }
        configurations.put(pid, (Map<String, Object>) arguments[2]);
        return null;
    }

    private static Object fail() throws KuraException {
        throw new KuraException(KuraErrorCode.INVALID_PARAMETER, "as planned");
    }
}
