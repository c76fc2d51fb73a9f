// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import java.util.Arrays;
import java.util.Map;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * How many ports a kind of component may have on one of its sides.
 *
 * @param usual how many a new one has
 * @param names by port, perhaps not of all
 */
record PortRange(int least, int most, int usual, Map<Integer, String> names) {

    /**
     * As the component's properties say; one that says nothing has one port if it is of the kind that has.
     *
     * @param side {@code input} or {@code output}
     * @param single the service interface of a component with one port on that side
     */
    static PortRange of(ComponentDescriptionDTO component, String side, String single) {
        int one = Arrays.asList(component.serviceInterfaces).contains(single) ? 1 : 0;
        Map<String, Object> properties = component.properties;
        int least = number(properties.get(side + ".cardinality.minimum"), one);
        int most = number(properties.get(side + ".cardinality.maximum"), Math.max(least, one));
        int usual = number(properties.get(side + ".cardinality.default"), least);
        return new PortRange(least, most, usual, PortNames.of(properties.get(side + ".port.names"), most));
    }

    private static int number(Object value, int fallback) {
        return value instanceof Number number ? number.intValue() : fallback;
    }
}
