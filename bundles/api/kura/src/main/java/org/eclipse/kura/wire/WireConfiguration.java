// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire;

import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.service.wireadmin.Wire;

/** One wire of the graph, between two components. Not thread-safe. */
@ProviderType
public class WireConfiguration {

    private final String emitterPid;
    private final String receiverPid;
    private String filter;
    private Wire wire;

    /**
     * Made of all its parts.
     *
     * @param emitterPid the {@code kura.service.pid} of the component from which the wire comes
     * @param receiverPid the {@code kura.service.pid} of the component to which it goes
     */
    public WireConfiguration(String emitterPid, String receiverPid) {
        this.emitterPid = Objects.requireNonNull(emitterPid, "emitter pid");
        this.receiverPid = Objects.requireNonNull(receiverPid, "receiver pid");
    }

    /** Compares pids and filter; the wire itself comes and goes. */
    @Override
    @SuppressWarnings("EqualsGetClass")
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (other == null || getClass() != other.getClass()) {
            return false;
        }
        WireConfiguration that = (WireConfiguration) other;
        return this.emitterPid.equals(that.emitterPid)
                && this.receiverPid.equals(that.receiverPid)
                && Objects.equals(this.filter, that.filter);
    }

    /** From which component the wire comes. */
    public String getEmitterPid() {
        return this.emitterPid;
    }

    /** What may pass the wire; {@code null} for everything. */
    public String getFilter() {
        return this.filter;
    }

    /** To which component the wire goes. */
    public String getReceiverPid() {
        return this.receiverPid;
    }

    /** The wire itself; {@code null} as long as the graph has not made it. */
    public Wire getWire() {
        return this.wire;
    }

    @Override
    public int hashCode() {
        return Objects.hash(this.emitterPid, this.receiverPid, this.filter);
    }

    /** Sets what may pass the wire; {@code null} for everything. */
    public void setFilter(String filter) {
        this.filter = filter;
    }

    /** Sets the wire itself; {@code null} when the graph has removed it. */
    public void setWire(Wire wire) {
        this.wire = wire;
    }

    @Override
    public String toString() {
        return "WireConfiguration [emitterPid=" + this.emitterPid + ", receiverPid=" + this.receiverPid + ", filter="
                + this.filter + ", wire=" + this.wire + "]";
    }
}
