// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import io.tidegate.lib.settings.Settings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.crypto.CryptoService;
import org.eclipse.kura.driver.ChannelDescriptor;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.driver.PreparedRead;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/** An OPC UA server. Connects by itself from its start on, and again whenever the connection was lost. */
@Component(
        name = OpcUaDriver.PID,
        configurationPid = OpcUaDriver.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        property = HealthCheck.NAME + "=OPC UA server",
        service = {Driver.class, ConfigurableComponent.class, HealthCheck.class})
@Designate(ocd = OpcUaConfig.class, factory = true)
public final class OpcUaDriver implements Driver, ConfigurableComponent, HealthCheck {

    static final String PID = "org.eclipse.kura.driver.opcua";

    private final CompletableFuture<Object> end = new CompletableFuture<>();
    private final LineState state;
    private final Listening listening;
    private final Connector connector;
    private final Requests requests;

    /** Only asked when connecting, so it may come and go. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile CryptoService crypto;

    @Activate
    public OpcUaDriver(@Reference Workers workers, Map<String, Object> properties) {
        Server server = Server.of(Settings.of(properties));
        Executor lane = workers.pool().serial(server.name());
        state = new LineState(server, Clock.systemUTC());
        listening = new Listening(server, workers.pool(), lane);
        Opening opening = new Opening(server, workers, () -> crypto, end);
        connector = new Connector(server, workers, lane, opening, state, listening, end);
        requests = new Requests(server, connector, state);
    }

    @Activate
    void start() {
        connector.start();
    }

    @Deactivate
    void stop() {
        end.completeExceptionally(new LostException("stopped"));
        listening.stop();
        connector.stop();
    }

    @Override
    public void connect() throws ConnectionException {
        connector.connect();
    }

    @Override
    public void disconnect() {
        connector.disconnect();
    }

    @Override
    public ChannelDescriptor getChannelDescriptor() {
        return new OpcUaChannelDescriptor();
    }

    @Override
    public void read(List<ChannelRecord> records) throws ConnectionException {
        new ReadPlan(requests, records).execute();
    }

    @Override
    public PreparedRead prepareRead(List<ChannelRecord> records) {
        return new ReadPlan(requests, records);
    }

    @Override
    public void write(List<ChannelRecord> records) throws ConnectionException {
        requests.write(records);
    }

    /** Also while there is no connection: the listener is told so, and hears values as soon as there is one. */
    @Override
    public void registerChannelListener(Map<String, Object> channelConfig, ChannelListener listener) {
        listening.add(channelConfig, listener);
    }

    @Override
    public void unregisterChannelListener(ChannelListener listener) {
        listening.remove(listener);
    }

    @Override
    public Result execute() {
        return state.health(listening.count());
    }
}
