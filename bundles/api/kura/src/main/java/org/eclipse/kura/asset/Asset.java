// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.asset;

import java.util.List;
import java.util.Set;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.osgi.annotation.versioning.ProviderType;

/** One device as its values: reads and writes channels through a driver, scales them, and names them. Thread-safe. */
@ProviderType
public interface Asset {

    /** The driver and the channels. */
    AssetConfiguration getAssetConfiguration();

    /**
     * Reads some channels and waits for the device. A channel that cannot be read is in the result, with its reason.
     *
     * @param channelNames channels that can be read
     * @return one record per channel that exists
     * @throws KuraException if the device cannot be reached or the driver is not there
     */
    List<ChannelRecord> read(Set<String> channelNames) throws KuraException;

    /**
     * Reads all channels that are enabled and can be read, and waits for the device.
     *
     * @return one record per channel; a channel that cannot be read has its reason in it
     * @throws KuraException if the device cannot be reached or the driver is not there
     */
    List<ChannelRecord> readAllChannels() throws KuraException;

    /**
     * Has a listener told what the device tells by itself about a channel.
     *
     * @param channelName a channel that can be read
     * @param channelListener called on a thread of the driver
     * @throws KuraException if there is no such channel, or the driver cannot listen
     */
    void registerChannelListener(String channelName, ChannelListener channelListener) throws KuraException;

    /**
     * Ends all calls to a listener; nothing happens if it was not registered.
     *
     * @throws KuraException if the driver fails in it
     */
    void unregisterChannelListener(ChannelListener channelListener) throws KuraException;

    /**
     * Writes some channels and waits for the device.
     *
     * @param channelRecords their status is set, also that of a channel that could not be written
     * @throws KuraException if the device cannot be reached or the driver is not there
     */
    void write(List<ChannelRecord> channelRecords) throws KuraException;
}
