// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.message;

/** The last message of a connection that is closed in order. */
public class KuraDisconnectPayload extends KuraPayload {

    /**
     * Made of all its parts.
     *
     * @param uptime how long the gateway has been running, in milliseconds
     * @param displayName the name that the gateway is shown by
     */
    public KuraDisconnectPayload(String uptime, String displayName) {
        super();
        super.addMetric(KuraDeviceProfile.UPTIME_KEY, uptime);
        super.addMetric(KuraDeviceProfile.DISPLAY_NAME_KEY, displayName);
    }

    /** Takes {@code kuraPayload}: a disconnect message that was received; copied. */
    public KuraDisconnectPayload(KuraPayload kuraPayload) {
        super();
        copyFrom(kuraPayload);
    }

    /** The name that the gateway is shown by. */
    public String getDisplayName() {
        return (String) getMetric(KuraDeviceProfile.DISPLAY_NAME_KEY);
    }

    /** How long the gateway had been running, in milliseconds. */
    public String getUptime() {
        return (String) getMetric(KuraDeviceProfile.UPTIME_KEY);
    }

    @Override
    public String toString() {
        return "KuraDisconnectPayload " + metrics();
    }
}
