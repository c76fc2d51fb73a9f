// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.util.Map;

/**
 * Where a document says what.
 *
 * @param component the line in which a component begins
 * @param keys the lines of its keys
 */
record Lines(int component, Map<String, Integer> keys) {

    int of(String key) {
        return keys.getOrDefault(key, component);
    }
}
