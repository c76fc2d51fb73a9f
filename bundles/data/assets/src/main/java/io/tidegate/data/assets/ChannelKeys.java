// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

/** The keys that every channel has whatever its driver, written {@code <channel>#<key>} in an asset's properties. */
final class ChannelKeys {

    static final String NAME = "+name";
    static final String ENABLED = "+enabled";
    static final String TYPE = "+type";
    static final String VALUE_TYPE = "+value.type";
    static final String SCALE_OFFSET_TYPE = "+scaleoffset.type";
    static final String SCALE = "+scale";
    static final String OFFSET = "+offset";
    static final String UNIT = "+unit";
    static final String LISTEN = "+listen";

    private ChannelKeys() {}
}
