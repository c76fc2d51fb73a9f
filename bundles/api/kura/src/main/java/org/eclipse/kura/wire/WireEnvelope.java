// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.service.wireadmin.BasicEnvelope;

/** Records and the component that sent them: what travels along a wire. */
@ProviderType
public class WireEnvelope extends BasicEnvelope {

    private static final String SCOPE = "WireEnvelope";

    private final List<WireRecord> records;

    /**
     * Made of all its parts.
     *
     * @param emitterPid the {@code kura.service.pid} of the sender; the envelope's identification
     * @param wireRecords copied; the envelope's value
     */
    public WireEnvelope(String emitterPid, List<WireRecord> wireRecords) {
        this(Collections.unmodifiableList(new ArrayList<>(wireRecords)), emitterPid);
    }

    private WireEnvelope(List<WireRecord> records, String emitterPid) {
        super(records, Objects.requireNonNull(emitterPid, "emitter pid"), SCOPE);
        this.records = records;
    }

    /** The {@code kura.service.pid} of the sender. */
    public String getEmitterPid() {
        return (String) getIdentification();
    }

    /** Unmodifiable. */
    public List<WireRecord> getRecords() {
        return this.records;
    }
}
