// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import io.tidegate.api.configuration.Problem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.graph.WireGraphConfiguration;
import org.eclipse.kura.wire.graph.WireGraphService;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wire graph: takes changed configuration and coming and going components by difference. */
@Component(
        name = ConfiguredWireGraph.PID,
        configurationPid = ConfiguredWireGraph.PID,
        configurationPolicy = ConfigurationPolicy.OPTIONAL,
        immediate = true,
        service = {WireGraphService.class, ConfigurableComponent.class, HealthCheck.class},
        property = {"kura.service.pid=" + ConfiguredWireGraph.PID, HealthCheck.NAME + "=Wire graph"})
@Designate(ocd = WireGraphConfig.class)
public final class ConfiguredWireGraph implements WireGraphService, ConfigurableComponent, HealthCheck {

    static final String PID = "org.eclipse.kura.wire.graph.WireGraphService";
    static final String GRAPH = "WireGraph";

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredWireGraph.class);

    private final Flow flow;
    private final Wiring wiring;
    private volatile Graph graph = Graph.EMPTY;
    /** Why the configured graph is not the one that works; empty if it is. */
    private volatile String fault = "";

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile ConfigurationService configurations;

    @Activate
    public ConfiguredWireGraph(@Reference Flow flow) {
        this.flow = flow;
        wiring = new Wiring(flow);
    }

    @Activate
    void start(Map<String, Object> properties) {
        modified(properties);
    }

    @Modified
    void modified(Map<String, Object> properties) {
        Object text = properties.get(GRAPH);
        try {
            Graph next = GraphReader.read(text == null ? "" : text.toString());
            List<Problem> problems = GraphRules.check(next);
            fault = problems.isEmpty() ? "" : problems.get(0).toString();
            if (problems.isEmpty()) {
                graph = next;
            }
        } catch (GraphFault e) {
            fault = GraphRules.problem(e.getMessage(), "the JSON of a wire graph")
                    .toString();
        }
        if (!fault.isEmpty()) {
            LOG.error(
                    "{}; the graph before it stays, with {} wires",
                    fault,
                    graph.edges().size());
        }
        wiring.apply(graph.edges());
    }

    @Deactivate
    void stop() {
        flow.drain();
        wiring.apply(List.of());
    }

    @Reference(
            service = WireComponent.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            target = "(kura.service.pid=*)",
            updated = "updatedComponent")
    void bindComponent(WireComponent component, Map<String, Object> properties) {
        wiring.add(End.of(component, properties));
    }

    void updatedComponent(WireComponent component, Map<String, Object> properties) {
        bindComponent(component, properties);
    }

    void unbindComponent(WireComponent component, Map<String, Object> properties) {
        remove(properties);
    }

    @Reference(
            service = Producer.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            target = "(&(kura.service.pid=*)(!(objectClass=org.eclipse.kura.wire.WireComponent)))",
            updated = "updatedProducer")
    void bindProducer(Producer producer, Map<String, Object> properties) {
        wiring.add(End.of(producer, properties));
    }

    void updatedProducer(Producer producer, Map<String, Object> properties) {
        bindProducer(producer, properties);
    }

    void unbindProducer(Producer producer, Map<String, Object> properties) {
        remove(properties);
    }

    @Reference(
            service = Consumer.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            target = "(&(kura.service.pid=*)(!(objectClass=org.eclipse.kura.wire.WireComponent)))",
            updated = "updatedConsumer")
    void bindConsumer(Consumer consumer, Map<String, Object> properties) {
        wiring.add(End.of(consumer, properties));
    }

    void updatedConsumer(Consumer consumer, Map<String, Object> properties) {
        bindConsumer(consumer, properties);
    }

    void unbindConsumer(Consumer consumer, Map<String, Object> properties) {
        remove(properties);
    }

    private void remove(Map<String, Object> properties) {
        flow.drain();
        wiring.remove((Long) properties.get(Constants.SERVICE_ID));
    }

    @Override
    public WireGraphConfiguration get() throws KuraException {
        return new GraphChange(service()).describe(graph, wiring::wire);
    }

    @Override
    public void update(WireGraphConfiguration wanted) throws KuraException {
        new GraphChange(service()).apply(graph, Objects.requireNonNull(wanted, "graph configuration"));
    }

    @Override
    public void delete() throws KuraException {
        update(new WireGraphConfiguration(List.of(), List.of()));
    }

    private ConfigurationService service() throws KuraException {
        ConfigurationService present = configurations;
        if (present == null) {
            throw new KuraException(KuraErrorCode.CONFIGURATION_ERROR, PID + ": no configuration service is running");
        }
        return present;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        log.info("{} of {} wires connected", wiring.connected(), graph.edges().size());
        if (flow.refused() > 0) {
            log.info("{} envelopes dropped while the graph was coming up or going down", flow.refused());
        }
        if (!fault.isEmpty()) {
            log.critical("{}", fault);
        }
        wiring.troubles().forEach(line -> log.warn("{}", line));
        return new Result(log);
    }
}
