// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.channel;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One value of an asset: its name, its type, how a raw value becomes an engineering value (raw * scale + offset) and
 * where the driver finds it. Enabled from the start. Not thread-safe.
 */
@ProviderType
public class Channel {

    private final Map<String, Object> configuration;
    private String name;
    private ChannelType type;
    private DataType valueType;
    private ScaleOffsetType scaleOffsetType;
    private Number valueScale;
    private Number valueOffset;
    private String unit = "";
    private boolean enabled = true;

    /**
     * A channel whose values are not scaled.
     *
     * @param name unique within its asset
     * @param type the directions
     * @param valueType the type of the engineering value
     * @param configuration the properties of the channel
     * @deprecated say how the value is scaled
     */
    @Deprecated
    @SuppressWarnings("InlineMeSuggester")
    public Channel(String name, ChannelType type, DataType valueType, Map<String, Object> configuration) {
        this(name, type, valueType, ScaleOffsetType.DEFINED_BY_VALUE_TYPE, 1.0d, 0.0d, configuration);
    }

    /**
     * Made of all its parts.
     *
     * @param name unique within its asset
     * @param type the directions
     * @param valueType the type of the engineering value
     * @param scaleOffsetType the arithmetic of scale and offset
     * @param valueScale what the raw value is multiplied by
     * @param valueOffset what is added then
     * @param configuration the properties of the channel; kept, not copied
     */
    public Channel(
            String name,
            ChannelType type,
            DataType valueType,
            ScaleOffsetType scaleOffsetType,
            Number valueScale,
            Number valueOffset,
            Map<String, Object> configuration) {
        this.name = Objects.requireNonNull(name, "channel name");
        this.type = Objects.requireNonNull(type, "channel type");
        this.valueType = Objects.requireNonNull(valueType, "value type");
        this.scaleOffsetType = Objects.requireNonNull(scaleOffsetType, "scale and offset type");
        this.valueScale = Objects.requireNonNull(valueScale, "scale");
        this.valueOffset = Objects.requireNonNull(valueOffset, "offset");
        this.configuration =
                Collections.unmodifiableMap(Objects.requireNonNull(configuration, "channel configuration"));
    }

    /** A record by which this channel is read. */
    public ChannelRecord createReadRecord() {
        ChannelRecord record = ChannelRecord.createReadRecord(this.name, this.valueType, this.unit);
        record.setChannelConfig(this.configuration);
        return record;
    }

    /**
     * A record by which this channel is written.
     *
     * @param value what to write
     */
    public ChannelRecord createWriteRecord(TypedValue<?> value) {
        ChannelRecord record = ChannelRecord.createWriteRecord(this.name, value);
        record.setUnit(this.unit);
        record.setChannelConfig(this.configuration);
        return record;
    }

    /** The properties of the channel; unmodifiable. */
    public Map<String, Object> getConfiguration() {
        return this.configuration;
    }

    /** Unique within its asset. */
    public String getName() {
        return this.name;
    }

    /** The arithmetic of scale and offset. */
    public ScaleOffsetType getScaleOffsetType() {
        return this.scaleOffsetType;
    }

    /** The directions. */
    public ChannelType getType() {
        return this.type;
    }

    /** The unit of the engineering value; empty if it has none. */
    public String getUnit() {
        return this.unit;
    }

    /**
     * What is added to the scaled value.
     *
     * @deprecated loses digits of a long: use {@link #getValueOffsetAsNumber()}
     */
    @Deprecated
    public double getValueOffset() {
        return this.valueOffset.doubleValue();
    }

    /** What is added to the scaled value. */
    public Number getValueOffsetAsNumber() {
        return this.valueOffset;
    }

    /**
     * What the raw value is multiplied by.
     *
     * @deprecated loses digits of a long: use {@link #getValueScaleAsNumber()}
     */
    @Deprecated
    public double getValueScale() {
        return this.valueScale.doubleValue();
    }

    /** What the raw value is multiplied by. */
    public Number getValueScaleAsNumber() {
        return this.valueScale;
    }

    /** The type of the engineering value. */
    public DataType getValueType() {
        return this.valueType;
    }

    /** Whether the asset reads and writes this channel. */
    public boolean isEnabled() {
        return this.enabled;
    }

    /** Sets whether the asset is to read and write this channel. */
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    /** Sets unique within its asset. */
    public void setName(String name) {
        this.name = Objects.requireNonNull(name, "channel name");
    }

    /** Sets what is added to the scaled value. */
    public void setOffset(double offset) {
        this.valueOffset = offset;
    }

    /** Sets what is added to the scaled value. */
    public void setOffset(Number offset) {
        this.valueOffset = Objects.requireNonNull(offset, "offset");
    }

    /** Sets what the raw value is multiplied by. */
    public void setScale(double scale) {
        this.valueScale = scale;
    }

    /** Sets what the raw value is multiplied by. */
    public void setScale(Number scale) {
        this.valueScale = Objects.requireNonNull(scale, "scale");
    }

    /** Sets the arithmetic of scale and offset. */
    public void setScaleOffsetType(ScaleOffsetType scaleOffsetType) {
        this.scaleOffsetType = Objects.requireNonNull(scaleOffsetType, "scale and offset type");
    }

    /** Sets the directions. */
    public void setType(ChannelType type) {
        this.type = Objects.requireNonNull(type, "channel type");
    }

    /** Sets the unit of the engineering value; empty if it has none. */
    public void setUnit(String unit) {
        this.unit = Objects.requireNonNull(unit, "unit");
    }

    /** Sets the type of the engineering value. */
    public void setValueType(DataType valueType) {
        this.valueType = Objects.requireNonNull(valueType, "value type");
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof Channel)) {
            return false;
        }
        Channel that = (Channel) other;
        return this.enabled == that.enabled
                && this.type == that.type
                && this.valueType == that.valueType
                && this.scaleOffsetType == that.scaleOffsetType
                && this.name.equals(that.name)
                && this.unit.equals(that.unit)
                && this.valueScale.equals(that.valueScale)
                && this.valueOffset.equals(that.valueOffset)
                && this.configuration.equals(that.configuration);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                this.name,
                this.type,
                this.valueType,
                this.scaleOffsetType,
                this.valueScale,
                this.valueOffset,
                this.unit,
                this.enabled,
                this.configuration);
    }

    @Override
    public String toString() {
        return "Channel [name=" + this.name + ", type=" + this.type + ", valueType=" + this.valueType
                + ", scaleOffsetType=" + this.scaleOffsetType + ", scale=" + this.valueScale + ", offset="
                + this.valueOffset + ", unit=" + this.unit + ", enabled=" + this.enabled + ", configuration="
                + this.configuration + "]";
    }
}
