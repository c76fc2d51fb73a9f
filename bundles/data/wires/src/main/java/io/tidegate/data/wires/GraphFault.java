// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

/** The text of a wire graph can't be read. The message names line and column. */
final class GraphFault extends Exception {

    private static final long serialVersionUID = 1L;

    GraphFault(String message) {
        super(message);
    }
}
