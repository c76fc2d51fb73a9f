// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.channel;

import java.util.Map;
import java.util.Objects;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One channel to be read or written, and what came of it: a driver fills in value, status and time stamp of the
 * records that it is handed. Not thread-safe.
 */
@ProviderType
public class ChannelRecord {

    private final String channelName;
    private final DataType valueType;
    private Map<String, Object> channelConfig;
    private ChannelStatus channelStatus;
    private TypedValue<?> value;
    private long timestamp;
    private String unit = "";

    private ChannelRecord(String channelName, DataType valueType) {
        this.channelName = Objects.requireNonNull(channelName, "channel name");
        this.valueType = valueType;
    }

    /**
     * A record to be read.
     *
     * @param channelName the channel
     * @param valueType the type that the value is to have
     */
    public static ChannelRecord createReadRecord(String channelName, DataType valueType) {
        return createReadRecord(channelName, valueType, "");
    }

    /**
     * A record to be read.
     *
     * @param channelName the channel
     * @param valueType the type that the value is to have
     * @param unit the unit of the value; empty if it has none
     */
    public static ChannelRecord createReadRecord(String channelName, DataType valueType, String unit) {
        ChannelRecord record = new ChannelRecord(channelName, Objects.requireNonNull(valueType, "value type"));
        record.unit = Objects.requireNonNull(unit, "unit");
        return record;
    }

    /**
     * A record to be written.
     *
     * @param channelName the channel
     * @param value what to write
     */
    public static ChannelRecord createWriteRecord(String channelName, TypedValue<?> value) {
        ChannelRecord record = new ChannelRecord(
                channelName, Objects.requireNonNull(value, "value").getType());
        record.value = value;
        return record;
    }

    /**
     * A record without a value, which only tells a status. Its value type is {@code null}.
     *
     * @param channelName the channel
     * @param status what to tell
     */
    public static ChannelRecord createStatusRecord(String channelName, ChannelStatus status) {
        ChannelRecord record = new ChannelRecord(channelName, null);
        record.channelStatus = Objects.requireNonNull(status, "channel status");
        return record;
    }

    /** The properties of the channel: those that every channel has begin with {@code +}, the others are the driver's. */
    public Map<String, Object> getChannelConfig() {
        return this.channelConfig;
    }

    /** The channel, never {@code null}. */
    public String getChannelName() {
        return this.channelName;
    }

    /** How it went; {@code null} before it was read or written. */
    public ChannelStatus getChannelStatus() {
        return this.channelStatus;
    }

    /** Milliseconds since 1970-01-01 UTC; 0 before it was read or written. */
    public long getTimestamp() {
        return this.timestamp;
    }

    /** The unit of the value; empty if it has none. */
    public String getUnit() {
        return this.unit;
    }

    /** What was read or is to be written; {@code null} before it was read and after a failure. */
    public TypedValue<?> getValue() {
        return this.value;
    }

    /** The type that the value has or is to have; {@code null} in a status record. */
    public DataType getValueType() {
        return this.valueType;
    }

    /** Sets the properties of the channel; kept, not copied. */
    public void setChannelConfig(Map<String, Object> channelConfig) {
        this.channelConfig = Objects.requireNonNull(channelConfig, "channel configuration");
    }

    /** Sets how it went. */
    public void setChannelStatus(ChannelStatus channelStatus) {
        this.channelStatus = Objects.requireNonNull(channelStatus, "channel status");
    }

    /** Sets milliseconds since 1970-01-01 UTC. */
    public void setTimestamp(long timestamp) {
        this.timestamp = timestamp;
    }

    /** Sets the unit of the value; empty if it has none. */
    public void setUnit(String unit) {
        this.unit = Objects.requireNonNull(unit, "unit");
    }

    /** Sets what was read or is to be written; {@code null} for none. */
    public void setValue(TypedValue<?> value) {
        this.value = value;
    }

    /** Compares everything but the channel's configuration. */
    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof ChannelRecord)) {
            return false;
        }
        ChannelRecord that = (ChannelRecord) other;
        return this.timestamp == that.timestamp
                && this.valueType == that.valueType
                && this.channelName.equals(that.channelName)
                && this.unit.equals(that.unit)
                && Objects.equals(this.channelStatus, that.channelStatus)
                && Objects.equals(this.value, that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                this.channelName, this.valueType, this.channelStatus, this.value, this.timestamp, this.unit);
    }

    @Override
    public String toString() {
        return "ChannelRecord [channelName=" + this.channelName + ", valueType=" + this.valueType + ", value="
                + this.value + ", unit=" + this.unit + ", timestamp=" + this.timestamp + ", channelStatus="
                + this.channelStatus + "]";
    }
}
