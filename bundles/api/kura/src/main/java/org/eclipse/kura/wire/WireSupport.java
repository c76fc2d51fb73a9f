// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;

/** What a wire component sends through, and hands all calls of the wires to. Thread-safe. */
@ProviderType
public interface WireSupport extends Producer, Consumer {

    /** Sends records to all receivers, one after the other, on this thread. */
    void emit(List<WireRecord> wireRecords);
}
