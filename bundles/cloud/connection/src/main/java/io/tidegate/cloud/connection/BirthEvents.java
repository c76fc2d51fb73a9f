// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

/** The events of others after which what a birth certificate tells has changed; by their topics, as nobody may be there. */
final class BirthEvents {

    static final String POSITION = "org/eclipse/kura/position/locked";
    static final String MODEM = "org/eclipse/kura/net/modem/READY";
    static final String TAMPER = "org/eclipse/kura/security/tamper/detection/TamperEvent/TAMPER_STATUS_CHANGED";
    static final String PACKAGES = "org/osgi/service/deployment/*";
    static final String PACKAGES_OF_AGENT = "org/eclipse/kura/deployment/agent/*";

    private BirthEvents() {}

    /** Whether the birth certificate is to be sent again. */
    static boolean matters(String topic, EndpointSettings settings) {
        return switch (topic) {
            case POSITION -> settings.againOnPosition();
            case MODEM -> settings.againOnModem();
            case TAMPER -> settings.againOnTamper();
            default -> topic.endsWith("INSTALL") || topic.endsWith("INSTALLED");
        };
    }
}
