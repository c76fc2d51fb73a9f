// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire.graph;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.service.wireadmin.Wire;

/** One input or output of a wire component. */
@ProviderType
public interface Port {

    /** The wires that are connected now. */
    List<Wire> listConnectedWires();
}
