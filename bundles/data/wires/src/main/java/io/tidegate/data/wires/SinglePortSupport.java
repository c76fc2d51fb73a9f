// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import java.util.List;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.osgi.service.wireadmin.Wire;

/** Support of a component with at most one port on each side. */
final class SinglePortSupport extends AbstractWireSupport {

    private final WireComponent component;
    private volatile Wire[] outgoing = NONE;

    SinglePortSupport(String pid, boolean triesAgain, Flow flow, WireComponent component) {
        super(pid, triesAgain, flow);
        this.component = component;
    }

    @Override
    public void emit(List<WireRecord> records) {
        send(() -> outgoing, envelope(records));
    }

    @Override
    void outgoing(Wire[] wires) {
        outgoing = orNone(wires);
    }

    @Override
    void incoming(Wire[] wires) {
        // The component gets what comes, whoever sends it.
    }

    @Override
    public void updated(Wire wire, Object value) {
        if (value instanceof WireEnvelope envelope && component instanceof WireReceiver receiver) {
            receiver.onWireReceive(envelope);
        }
    }
}
