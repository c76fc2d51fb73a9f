// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver;

import java.util.List;
import java.util.Map;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads and writes the values of one device. It connects by itself when it has to, and again after the connection
 * was lost: callers never need to connect. Called by one thread at a time per device; calls wait for the device.
 */
@ProviderType
public interface Driver {

    /** The property of an asset that holds the {@code kura.service.pid} of its driver. */
    String DRIVER_PID_PROPERTY_NAME = "driver.pid";

    /**
     * Connects; nothing happens if connected.
     *
     * @throws ConnectionException if the device cannot be reached
     */
    void connect() throws ConnectionException;

    /**
     * Disconnects; nothing happens if not connected.
     *
     * @throws ConnectionException if it was not in order; it is disconnected all the same
     */
    void disconnect() throws ConnectionException;

    /** What the driver must know about each channel. */
    ChannelDescriptor getChannelDescriptor();

    /**
     * Works out in advance how to read some channels, to be done many times.
     *
     * @return to be closed by the caller
     */
    PreparedRead prepareRead(List<ChannelRecord> channelRecords);

    /**
     * Reads some channels. Value, status and time stamp of each record are set, also of a channel that cannot be read.
     *
     * @throws ConnectionException if the device cannot be reached
     */
    void read(List<ChannelRecord> channelRecords) throws ConnectionException;

    /**
     * Has a listener told what the device tells by itself about a channel.
     *
     * @param channelConfig the properties of the channel
     * @param listener called on a thread of the driver
     * @throws ConnectionException if the device cannot be reached
     */
    void registerChannelListener(Map<String, Object> channelConfig, ChannelListener listener)
            throws ConnectionException;

    /**
     * Ends all calls to a listener; nothing happens if it was not registered.
     *
     * @throws ConnectionException if the device cannot be reached
     */
    void unregisterChannelListener(ChannelListener listener) throws ConnectionException;

    /**
     * Writes some channels. Status and time stamp of each record are set, also of a channel that cannot be written.
     *
     * @throws ConnectionException if the device cannot be reached
     */
    void write(List<ChannelRecord> channelRecords) throws ConnectionException;

    /** The device cannot be reached, or the connection to it was lost. */
    final class ConnectionException extends Exception {

        private static final long serialVersionUID = 1L;

        /** Without message and cause. */
        public ConnectionException() {
            super();
        }

        /** @param message names the device and what failed */
        public ConnectionException(String message) {
            super(message);
        }

        /**
         * @param message names the device and what failed
         * @param cause may be {@code null}
         */
        public ConnectionException(String message, Throwable cause) {
            super(message, cause);
        }

        /** @param cause may be {@code null} */
        public ConnectionException(Throwable cause) {
            super(cause);
        }
    }
}
