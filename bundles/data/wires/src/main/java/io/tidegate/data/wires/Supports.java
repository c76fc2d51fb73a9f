// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.graph.MultiportWireSupport;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;

/** How the components of this bundle get their support: as any wire component does. */
final class Supports {

    private Supports() {}

    @SuppressWarnings("unchecked") // the component is registered under WireComponent
    static MultiportWireSupport of(WireHelperService helper, WireComponent component, ComponentContext context) {
        return (MultiportWireSupport)
                helper.newWireSupport(component, (ServiceReference<WireComponent>) context.getServiceReference());
    }
}
