// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

/** A wire as configured. Its text is the one that operators read in messages. */
record Edge(String emitter, int emitterPort, String receiver, int receiverPort) {

    @Override
    public String toString() {
        return emitter + ":" + emitterPort + " -> " + receiver + ":" + receiverPort;
    }
}
