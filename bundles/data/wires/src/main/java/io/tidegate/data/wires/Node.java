// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A component as the graph shows it; what it does is its own configuration.
 *
 * @param x horizontal place on the drawing
 * @param y vertical place on the drawing
 */
record Node(
        String pid,
        int inputPorts,
        int outputPorts,
        float x,
        float y,
        Map<Integer, String> inputNames,
        Map<Integer, String> outputNames) {

    Node {
        inputNames = sorted(inputNames);
        outputNames = sorted(outputNames);
    }

    private static SortedMap<Integer, String> sorted(Map<Integer, String> names) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(names));
    }
}
