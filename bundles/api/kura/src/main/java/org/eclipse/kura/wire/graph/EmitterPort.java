// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire.graph;

import org.eclipse.kura.wire.WireEnvelope;
import org.osgi.annotation.versioning.ProviderType;

/** One output of a wire component. Thread-safe. */
@ProviderType
public interface EmitterPort extends Port {

    /** Sends an envelope to all receivers at this output, one after the other, on this thread. */
    void emit(WireEnvelope wireEnvelope);
}
