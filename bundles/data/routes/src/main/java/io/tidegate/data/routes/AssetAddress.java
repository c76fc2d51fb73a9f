// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import io.tidegate.api.samples.ChannelId;

/**
 * What a {@code tidegate-asset} endpoint names.
 *
 * @param channel empty if it names none
 */
record AssetAddress(String asset, String channel) {

    static final String ANY = "*";

    static AssetAddress of(String name) {
        int slash = name.indexOf('/');
        return slash < 0
                ? new AssetAddress(name, "")
                : new AssetAddress(name.substring(0, slash), name.substring(slash + 1));
    }

    boolean matches(ChannelId id) {
        return (asset.equals(ANY) || asset.equals(id.asset()))
                && (channel.isEmpty() || channel.equals(ANY) || channel.equals(id.channel()));
    }

    boolean single() {
        return !asset.equals(ANY) && !channel.equals(ANY);
    }
}
