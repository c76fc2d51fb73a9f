// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.security.tamper.detection;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.osgi.service.event.Event;

/** Sent when the device is found tampered with, or was reset; may also be sent when properties change. */
public class TamperEvent extends Event {

    /** The topic of this event. */
    public static final String TAMPER_EVENT_TOPIC =
            "org/eclipse/kura/security/tamper/detection/TamperEvent/TAMPER_STATUS_CHANGED";

    /** The property with the new {@link TamperStatus}. */
    public static final String TAMPER_STATUS_PROPERTY_KEY = "tamper.status";

    /** The property with the {@code kura.service.pid} of the {@link TamperDetectionService}. */
    public static final String SENDER_PID_PROPERTY_KEY = "sender.pid";

    /**
     * Made of all its parts; none may be {@code null}.
     *
     * @param tamperDetectionServicePid the {@code kura.service.pid} of the {@link TamperDetectionService}
     * @param tamperStatus the new one
     */
    public TamperEvent(String tamperDetectionServicePid, TamperStatus tamperStatus) {
        super(TAMPER_EVENT_TOPIC, properties(tamperDetectionServicePid, tamperStatus));
    }

    private static Map<String, Object> properties(String pid, TamperStatus status) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(TAMPER_STATUS_PROPERTY_KEY, Objects.requireNonNull(status, "tamper status"));
        properties.put(SENDER_PID_PROPERTY_KEY, Objects.requireNonNull(pid, "pid of the tamper detection service"));
        return properties;
    }

    /** The {@code kura.service.pid} of the {@link TamperDetectionService}. */
    public String getSenderPid() {
        return String.class.cast(getProperty(SENDER_PID_PROPERTY_KEY));
    }

    /** The new status. */
    public TamperStatus getTamperStatus() {
        return TamperStatus.class.cast(getProperty(TAMPER_STATUS_PROPERTY_KEY));
    }
}
