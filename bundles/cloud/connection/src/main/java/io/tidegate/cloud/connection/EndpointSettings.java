// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import io.tidegate.lib.settings.Settings;

/** The configuration of a cloud endpoint. */
record EndpointSettings(String controlPrefix) {

    static final String CONTROL_PREFIX = "$EDC";
    static final String SIMPLE_JSON = "simple-json";

    static EndpointSettings of(Settings settings) {
        String prefix = settings.text("topic.control-prefix", CONTROL_PREFIX).strip();
        if (!Topics.canPublish(prefix) || prefix.indexOf('/') >= 0) {
            throw settings.fault("topic.control-prefix", prefix, "one topic level without + and #");
        }
        String encoding = settings.text("payload.encoding", SIMPLE_JSON);
        if (!encoding.equals(SIMPLE_JSON)) {
            throw settings.fault("payload.encoding", encoding, SIMPLE_JSON);
        }
        return new EndpointSettings(prefix);
    }
}
