// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.security.keystore;

import java.util.HashMap;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.service.event.Event;

/** Sent when an entry of a key store has changed, or the store as a whole. */
@ProviderType
public class KeystoreChangedEvent extends Event {

    /** The topic of this event. */
    public static final String EVENT_TOPIC = "org/eclipse/kura/security/keystore/KeystoreChangedEvent/KEYSTORE_CHANGED";

    /** The property with the {@code kura.service.pid} of the key store. */
    public static final String SENDER_PID_PROPERTY_KEY = "sender.pid";

    /** Takes {@code keystoreServicePid}: the {@code kura.service.pid} of the key store. */
    public KeystoreChangedEvent(String keystoreServicePid) {
        super(EVENT_TOPIC, sentBy(keystoreServicePid));
    }

    private static Map<String, String> sentBy(String keystore) {
        Map<String, String> properties = new HashMap<>();
        properties.put(SENDER_PID_PROPERTY_KEY, keystore);
        return properties;
    }

    /** The {@code kura.service.pid} of the key store. */
    public String getSenderPid() {
        return String.class.cast(getProperty(SENDER_PID_PROPERTY_KEY));
    }
}
