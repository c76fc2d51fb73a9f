// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloud.factory.CloudServiceFactory;
import org.eclipse.kura.cloudconnection.factory.CloudConnectionFactory;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Makes a whole connection: endpoint, data service and MQTT transport, tied to each other by name. */
@Component(
        name = StackFactory.PID,
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = {
            "kura.ui.csf.pid.default=" + EndpointConfig.PID,
            "kura.ui.csf.pid.regex=^org.eclipse.kura.cloud.CloudService\\-[a-zA-Z0-9]+$"
        })
@SuppressWarnings("deprecation")
public final class StackFactory implements CloudConnectionFactory, CloudServiceFactory {

    static final String PID = "org.eclipse.kura.core.cloud.factory.DefaultCloudServiceFactory";

    private static final String TRANSPORT_PID = "org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport";

    @Reference(policy = ReferencePolicy.DYNAMIC, cardinality = ReferenceCardinality.OPTIONAL)
    volatile ConfigurationService configurations;

    @Override
    public String getFactoryPid() {
        return PID;
    }

    @Override
    public void createConfiguration(String pid) throws KuraException {
        ConfigurationService service = requireConfigurations();
        List<String> pids = getStackComponentsPids(pid);
        String owner = KURA_CLOUD_CONNECTION_FACTORY_PID;
        List<String> made = new ArrayList<>();
        try {
            service.createFactoryConfiguration(
                    EndpointConfig.PID,
                    pids.get(0),
                    Map.of(owner, PID, "DataService.target", named(pids.get(1))),
                    false);
            made.add(pids.get(0));
            service.createFactoryConfiguration(
                    DataConfig.PID,
                    pids.get(1),
                    Map.of(owner, PID, "DataTransportService.target", named(pids.get(2))),
                    false);
            made.add(pids.get(1));
            service.createFactoryConfiguration(TRANSPORT_PID, pids.get(2), Map.of(owner, PID), true);
        } catch (KuraException e) {
            for (String half : made) {
                service.deleteFactoryConfiguration(half, false);
            }
            throw e;
        }
    }

    /** Deletes what there is of it, so that half a connection can be deleted too. */
    @Override
    public void deleteConfiguration(String pid) throws KuraException {
        ConfigurationService service = requireConfigurations();
        List<String> pids = getStackComponentsPids(pid);
        Set<String> existing = service.getConfigurableComponentPids();
        List<String> present = pids.stream().filter(existing::contains).toList();
        for (int i = 0; i < present.size(); i++) {
            service.deleteFactoryConfiguration(present.get(i), i == present.size() - 1);
        }
    }

    @Override
    public List<String> getStackComponentsPids(String pid) throws KuraException {
        boolean second = pid != null && pid.startsWith(EndpointConfig.PID + "-");
        if (!second && !EndpointConfig.PID.equals(pid)) {
            throw new KuraException(
                    KuraErrorCode.INVALID_PARAMETER,
                    "connection '" + pid + "': must be " + EndpointConfig.PID + " or " + EndpointConfig.PID
                            + "-<name>");
        }
        String suffix = pid.substring(EndpointConfig.PID.length());
        return List.of(pid, DataConfig.PID + suffix, TRANSPORT_PID + suffix);
    }

    @Override
    public Set<String> getManagedCloudConnectionPids() throws KuraException {
        Set<String> managed = new TreeSet<>();
        for (ComponentConfiguration configuration : requireConfigurations().getComponentConfigurations()) {
            Map<String, Object> properties = configuration.getConfigurationProperties();
            if (properties != null
                    && configuration.getPid().startsWith(EndpointConfig.PID)
                    && (PID.equals(properties.get(KURA_CLOUD_CONNECTION_FACTORY_PID))
                            || PID.equals(properties.get(KURA_CLOUD_SERVICE_FACTORY_PID)))) {
                managed.add(configuration.getPid());
            }
        }
        return managed;
    }

    @Override
    public Set<String> getManagedCloudServicePids() throws KuraException {
        return getManagedCloudConnectionPids();
    }

    private ConfigurationService requireConfigurations() throws KuraException {
        ConfigurationService service = configurations;
        if (service == null) {
            throw new KuraException(KuraErrorCode.SERVICE_UNAVAILABLE, "the configuration service is away");
        }
        return service;
    }

    private static String named(String pid) {
        return "(kura.service.pid=" + pid + ")";
    }
}
