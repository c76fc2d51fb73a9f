// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.api.system.ComponentState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Declarative Services' view of the components, in an operator's words. */
final class Components {

    private static final String PID = "kura.service.pid";

    private final ServiceComponentRuntime runtime;

    Components(ServiceComponentRuntime runtime) {
        this.runtime = runtime;
    }

    /**
     * One configuration of a component.
     *
     * @param pid its name for an operator; empty if it has no configuration
     */
    record Identity(String component, String pid) {
        @Override
        public String toString() {
            return pid.isEmpty() || pid.equals(component) ? component : pid + " (" + component + ")";
        }
    }

    /**
     * @param state a constant of {@link ComponentConfigurationDTO}
     * @param fault what is missing or has failed; empty if it is well
     */
    record State(Identity key, String bundle, long id, int state, String fault) {

        boolean satisfied() {
            return state == ComponentConfigurationDTO.SATISFIED || state == ComponentConfigurationDTO.ACTIVE;
        }

        boolean failed() {
            return state == ComponentConfigurationDTO.FAILED_ACTIVATION;
        }

        /** Whether it waits for a configuration that nobody made, which is no fault. */
        boolean unconfigured() {
            return state == ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION;
        }

        boolean waiting() {
            return state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE;
        }

        String stateName() {
            return switch (state) {
                case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION -> "unconfigured";
                case ComponentConfigurationDTO.UNSATISFIED_REFERENCE -> "unsatisfied";
                case ComponentConfigurationDTO.SATISFIED -> "satisfied";
                case ComponentConfigurationDTO.ACTIVE -> "active";
                default -> "failed";
            };
        }

        ComponentState shown() {
            return new ComponentState(key.component(), key.pid(), bundle, id, stateName(), fault);
        }
    }

    List<State> of(Bundle... bundles) {
        return states(Arrays.asList(bundles));
    }

    List<State> all() {
        return states(List.of());
    }

    /** What should work and does not: a missing reference or a failed activation. */
    List<State> faults() {
        return all().stream().filter(s -> !s.satisfied() && !s.unconfigured()).toList();
    }

    private List<State> states(Collection<Bundle> bundles) {
        List<State> states = new ArrayList<>();
        runtime.getComponentDescriptionDTOs(bundles.toArray(Bundle[]::new))
                .forEach(d -> runtime.getComponentConfigurationDTOs(d).forEach(c -> states.add(state(c))));
        return states;
    }

    private static State state(ComponentConfigurationDTO dto) {
        Object pid = dto.properties.getOrDefault(PID, dto.properties.get("service.pid"));
        String named =
                pid instanceof String[] several ? several[several.length - 1] : pid == null ? "" : pid.toString();
        Identity key = new Identity(dto.description.name, named);
        return new State(key, dto.description.bundle.symbolicName, dto.id, dto.state, fault(dto));
    }

    private static String fault(ComponentConfigurationDTO dto) {
        return switch (dto.state) {
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
                Arrays.stream(dto.unsatisfiedReferences)
                        .map(r -> missing(dto, r))
                        .collect(Collectors.joining(", ", "waits for ", ""));
            case ComponentConfigurationDTO.FAILED_ACTIVATION -> "its activation failed: " + firstCause(dto.failure);
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION -> "has no configuration";
            default -> "";
        };
    }

    private static String missing(ComponentConfigurationDTO dto, UnsatisfiedReferenceDTO unsatisfied) {
        String wanted = Arrays.stream(dto.description.references)
                .filter(r -> r.name.equals(unsatisfied.name))
                .map((ReferenceDTO r) -> r.interfaceName)
                .findFirst()
                .orElse(unsatisfied.name);
        return unsatisfied.target == null ? wanted : wanted + " with " + unsatisfied.target;
    }

    /** The innermost message of a stack trace as text: what the component itself said. */
    private static String firstCause(String trace) {
        if (trace == null) {
            return "no reason given";
        }
        return trace.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("\t") && !line.startsWith(" "))
                .reduce((first, last) -> last)
                .map(line -> line.replaceFirst("^Caused by: ", "").strip())
                .orElse("no reason given");
    }
}
