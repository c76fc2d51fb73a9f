// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.metatype.OCDService;
import org.eclipse.kura.wire.graph.WireComponentDefinition;
import org.eclipse.kura.wire.graph.WireComponentDefinitionService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** The kinds of wire components of all running bundles, read from their component descriptions. */
@Component(configurationPolicy = ConfigurationPolicy.IGNORE)
public final class ComponentDefinitions implements WireComponentDefinitionService {

    private static final String EMITTER = "org.eclipse.kura.wire.WireEmitter";
    private static final String RECEIVER = "org.eclipse.kura.wire.WireReceiver";
    private static final Set<String> SOME_PORTS = Set.of(
            EMITTER,
            RECEIVER,
            "org.eclipse.kura.wire.WireComponent",
            "org.eclipse.kura.wire.multiport.MultiportWireEmitter",
            "org.eclipse.kura.wire.multiport.MultiportWireReceiver");

    private final ServiceComponentRuntime components;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile OCDService forms;

    @Activate
    public ComponentDefinitions(@Reference ServiceComponentRuntime components) {
        this.components = components;
    }

    /** In the order of their names; without a form for one whose bundle brings none, and before forms can be read. */
    @Override
    public List<WireComponentDefinition> getComponentDefinitions() {
        Map<String, ComponentConfiguration> known = new HashMap<>();
        OCDService present = forms;
        if (present != null) {
            present.getServiceProviderOCDs(SOME_PORTS.toArray(String[]::new))
                    .forEach(form -> known.put(form.getPid(), form));
        }
        Map<String, WireComponentDefinition> definitions = new TreeMap<>();
        for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs()) {
            if (Arrays.stream(component.serviceInterfaces).anyMatch(SOME_PORTS::contains)) {
                definitions.put(component.name, definition(component, known.get(component.name)));
            }
        }
        return new ArrayList<>(definitions.values());
    }

    private static WireComponentDefinition definition(ComponentDescriptionDTO component, ComponentConfiguration form) {
        PortRange inputs = PortRange.of(component, "input", RECEIVER);
        PortRange outputs = PortRange.of(component, "output", EMITTER);
        WireComponentDefinition definition = new WireComponentDefinition();
        definition.setFactoryPid(component.name);
        definition.setComponentOCD(form);
        definition.setMinInputPorts(inputs.least());
        definition.setMaxInputPorts(inputs.most());
        definition.setDefaultInputPorts(inputs.usual());
        definition.setInputPortNames(inputs.names());
        definition.setMinOutputPorts(outputs.least());
        definition.setMaxOutputPorts(outputs.most());
        definition.setDefaultOutputPorts(outputs.usual());
        definition.setOutputPortNames(outputs.names());
        return definition;
    }
}
