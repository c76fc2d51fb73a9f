// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import io.tidegate.lib.settings.SettingFault;
import io.tidegate.lib.settings.Settings;

/**
 * How records become messages.
 *
 * @param target names the cloud publisher, for messages
 * @param bodyFrom the property that becomes the body, or empty
 */
record PublisherSettings(String pid, String target, Position position, String bodyFrom, boolean bodyLeavesMetrics) {

    enum Position {
        NONE,
        BASIC,
        FULL
    }

    /** @throws SettingFault naming what is wrong */
    static PublisherSettings of(Settings settings) {
        return new PublisherSettings(
                settings.pid(),
                settings.text("CloudPublisher.target", ""),
                settings.choice("publish.position", Position.class, Position.NONE),
                settings.text("set.body.from.property", "").strip(),
                settings.flag("remove.body.from.metrics", true));
    }
}
