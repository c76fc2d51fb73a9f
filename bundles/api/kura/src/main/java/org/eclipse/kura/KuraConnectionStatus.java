// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** The states of a connection, as numbers. */
@ProviderType
public class KuraConnectionStatus {

    /** There was no attempt to connect since the start. */
    public static final int NEVERCONNECTED = -1;

    /** Not connected, and not about to be. */
    public static final int DISCONNECTED = 0;

    /** Being connected. */
    public static final int CONNECTING = 1;

    /** Connected. */
    public static final int CONNECTED = 2;

    /** Being disconnected. */
    public static final int DISCONNECTING = 3;

    /** Holds nothing; the constants are what this class is for. */
    public KuraConnectionStatus() {
        super();
    }
}
