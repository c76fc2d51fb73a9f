// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import java.util.Dictionary;
import java.util.Map;
import org.eclipse.kura.wire.graph.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;
import org.osgi.service.wireadmin.Wire;
import org.osgi.service.wireadmin.WireConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connected wire: hands a value to its receiver on the emitter's thread. A receiver that throws is reported once per
 * outage and does not disturb the emitter or other wires. Lives from the meeting of its two ends until one of them goes.
 */
final class DirectWire implements Wire {

    private static final Logger LOG = LoggerFactory.getLogger(DirectWire.class);

    private final Edge edge;
    private final End emitter;
    private final End receiver;
    private final Dictionary<String, Object> properties;
    private volatile boolean connected = true;
    private volatile Object last;
    /** Failures in a row, 0 while the receiver takes what it gets. */
    private volatile long failures;

    private volatile String failure = "";

    DirectWire(Edge edge, End emitter, End receiver) {
        this.edge = edge;
        this.emitter = emitter;
        this.receiver = receiver;
        properties = FrameworkUtil.asDictionary(Map.of(
                WireConstants.WIREADMIN_PID,
                edge.toString(),
                WireConstants.WIREADMIN_PRODUCER_PID,
                emitter.servicePid(),
                WireConstants.WIREADMIN_CONSUMER_PID,
                receiver.servicePid(),
                Constants.EMITTER_KURA_SERVICE_PID_PROP_NAME.value(),
                edge.emitter(),
                Constants.RECEIVER_KURA_SERVICE_PID_PROP_NAME.value(),
                edge.receiver(),
                Constants.WIRE_EMITTER_PORT_PROP_NAME.value(),
                edge.emitterPort(),
                Constants.WIRE_RECEIVER_PORT_PROP_NAME.value(),
                edge.receiverPort()));
    }

    boolean joins(End from, End to) {
        return emitter.equals(from) && receiver.equals(to);
    }

    void disconnect() {
        connected = false;
    }

    /** One line on a receiver that fails, or nothing. */
    String trouble() {
        long count = failures;
        return count == 0 ? "" : "wire " + edge + ": " + count + " envelopes failed in a row, the last with " + failure;
    }

    @Override
    public void update(Object value) {
        if (!connected) {
            return;
        }
        if (!receiver.takes(value)) {
            failed(new ClassCastException("a value of a type it does not take: " + className(value)));
            return;
        }
        last = value;
        try {
            ((Consumer) receiver.component()).updated(this, value);
            if (failures > 0) {
                recovered();
            }
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            failed(e);
        }
    }

    private synchronized void failed(Throwable e) {
        failures++;
        failure = e.toString();
        if (failures == 1) {
            LOG.warn("wire {}: {} failed to take an envelope", edge, edge.receiver(), e);
        } else {
            LOG.debug("wire {}: {} envelopes failed in a row", edge, failures);
        }
    }

    private synchronized void recovered() {
        if (failures > 0) {
            LOG.info("wire {}: {} takes envelopes again after {} failures", edge, edge.receiver(), failures);
            failures = 0;
        }
    }

    /** The specification's way: an emitter that fails, or has nothing its receiver takes, gives null. */
    @Override
    public Object poll() {
        if (!connected) {
            return null;
        }
        try {
            Object value = ((Producer) emitter.component()).polled(this);
            if (value != null && receiver.takes(value)) {
                last = value;
                return value;
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("wire {}: {} failed when polled", edge, edge.emitter(), e);
        }
        return null;
    }

    private static String className(Object value) {
        return value == null ? "null" : value.getClass().getName();
    }

    @Override
    public boolean isValid() {
        return connected;
    }

    @Override
    public boolean isConnected() {
        return connected;
    }

    @Override
    public Class<?>[] getFlavors() {
        return connected && !receiver.flavors().isEmpty() ? receiver.flavors().toArray(Class<?>[]::new) : null;
    }

    @Override
    public Object getLastValue() {
        return last;
    }

    @Override
    public Dictionary<String, Object> getProperties() {
        return properties;
    }

    /** Always null: wires here carry whole envelopes. */
    @Override
    public String[] getScope() {
        return null;
    }

    @Override
    public boolean hasScope(String name) {
        return false;
    }

    @Override
    public String toString() {
        return "wire " + edge;
    }
}
