// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.asset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.kura.channel.Channel;
import org.osgi.annotation.versioning.ProviderType;

/** What an asset consists of: its driver and its channels. */
@ProviderType
public class AssetConfiguration {

    private final String driverPid;
    private final Map<String, Channel> assetChannels;
    private String assetDescription;

    /**
     * Made of all its parts.
     *
     * @param assetDescription free text
     * @param driverPid the {@code kura.service.pid} of the driver
     * @param assetChannels by channel name; copied
     */
    public AssetConfiguration(String assetDescription, String driverPid, Map<String, Channel> assetChannels) {
        this.assetDescription = Objects.requireNonNull(assetDescription, "asset description");
        this.driverPid = Objects.requireNonNull(driverPid, "driver pid");
        this.assetChannels = Collections.unmodifiableMap(
                new LinkedHashMap<>(Objects.requireNonNull(assetChannels, "asset channels")));
    }

    /** By channel name, in the order of the configuration; unmodifiable. */
    public Map<String, Channel> getAssetChannels() {
        return this.assetChannels;
    }

    /** Free text, never {@code null}. */
    public String getAssetDescription() {
        return this.assetDescription;
    }

    /** The {@code kura.service.pid} of the driver. */
    public String getDriverPid() {
        return this.driverPid;
    }

    /** Sets free text. */
    public void setAssetDescription(String assetDescription) {
        this.assetDescription = Objects.requireNonNull(assetDescription, "asset description");
    }

    @Override
    public String toString() {
        return "AssetConfiguration [driverPid=" + this.driverPid + ", assetDescription=" + this.assetDescription
                + ", assetChannels=" + this.assetChannels.values() + "]";
    }
}
