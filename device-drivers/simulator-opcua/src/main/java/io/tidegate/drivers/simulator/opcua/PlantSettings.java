// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator.opcua;

import io.tidegate.lib.settings.Settings;

/**
 * The checked configuration.
 *
 * @param port 0 = any free one
 * @param user empty: everybody may connect; else only this one
 * @param encryptedPassword as the configuration holds it
 */
record PlantSettings(String host, int port, String user, String encryptedPassword) {

    static PlantSettings of(Settings settings) {
        String host = settings.text("host", OpcUaPlant.HOST).strip();
        if (host.isEmpty()) {
            throw settings.fault("host", host, "a host name or an IP address");
        }
        return new PlantSettings(
                host,
                settings.integer("port", OpcUaPlant.PORT, 0, 65535),
                settings.text("username", "").strip(),
                settings.text("password", ""));
    }
}
