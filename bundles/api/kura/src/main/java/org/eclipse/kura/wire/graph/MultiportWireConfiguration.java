// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire.graph;

import org.eclipse.kura.wire.WireConfiguration;
import org.osgi.annotation.versioning.ProviderType;

/** One wire of the graph, between ports of two components. Not thread-safe. */
@ProviderType
public class MultiportWireConfiguration extends WireConfiguration {

    private int emitterPort;
    private int receiverPort;

    /**
     * Made of all its parts.
     *
     * @param emitterPid the {@code kura.service.pid} of the component from which the wire comes
     * @param receiverPid the {@code kura.service.pid} of the component to which it goes
     * @param emitterPort the output of the emitter, from 0
     * @param receiverPort the input of the receiver, from 0
     */
    public MultiportWireConfiguration(String emitterPid, String receiverPid, int emitterPort, int receiverPort) {
        super(emitterPid, receiverPid);
        this.emitterPort = emitterPort;
        this.receiverPort = receiverPort;
    }

    @Override
    public boolean equals(Object other) {
        if (!super.equals(other) || !(other instanceof MultiportWireConfiguration)) {
            return false;
        }
        MultiportWireConfiguration that = (MultiportWireConfiguration) other;
        return this.emitterPort == that.emitterPort && this.receiverPort == that.receiverPort;
    }

    /** The output of the emitter, from 0. */
    public int getEmitterPort() {
        return this.emitterPort;
    }

    /** The input of the receiver, from 0. */
    public int getReceiverPort() {
        return this.receiverPort;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * super.hashCode() + this.emitterPort) + this.receiverPort;
    }

    /** Sets the output of the emitter, from 0. */
    public void setEmitterPort(int emitterPort) {
        this.emitterPort = emitterPort;
    }

    /** Sets the input of the receiver, from 0. */
    public void setReceiverPort(int receiverPort) {
        this.receiverPort = receiverPort;
    }
}
