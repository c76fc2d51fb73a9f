// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.graph.MultiportWireSupport;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.wireadmin.Wire;

/** A wire component of this bundle: it gets its support as any other does, and leaves to it what the graph tells. */
abstract class Wired implements WireComponent {

    private volatile MultiportWireSupport support;

    @SuppressWarnings("unchecked") // the component is registered under WireComponent
    final void connect(WireHelperService helper, ComponentContext context) {
        support = (MultiportWireSupport)
                helper.newWireSupport(this, (ServiceReference<WireComponent>) context.getServiceReference());
    }

    final MultiportWireSupport support() {
        return support;
    }

    public final void consumersConnected(Wire[] wires) {
        support.consumersConnected(wires);
    }

    public final Object polled(Wire wire) {
        return support.polled(wire);
    }

    public final void producersConnected(Wire[] wires) {
        support.producersConnected(wires);
    }

    public final void updated(Wire wire, Object value) {
        support.updated(wire, value);
    }
}
