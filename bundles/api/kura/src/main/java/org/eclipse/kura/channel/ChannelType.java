// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.channel;

/** In which directions values go through a channel. */
public enum ChannelType {
    /** From the device only. */
    READ,
    /** From and to the device. */
    READ_WRITE,
    /** To the device only. */
    WRITE;

    /**
     * Finds a constant.
     *
     * @param name a constant's name, in either case
     * @throws IllegalArgumentException if there is no such constant
     */
    public static ChannelType getChannelType(String name) {
        for (ChannelType type : values()) {
            if (type.name().equalsIgnoreCase(name)) {
                return type;
            }
        }
        throw new IllegalArgumentException("channel type " + name + ": allowed are READ, READ_WRITE, WRITE");
    }
}
