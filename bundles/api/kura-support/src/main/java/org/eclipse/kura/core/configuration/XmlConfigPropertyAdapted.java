// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration;

/** A property as a snapshot holds it: values as texts, and what they are. Not thread-safe. */
public class XmlConfigPropertyAdapted {

    private String name;
    private boolean array;
    private boolean encrypted;
    private ConfigPropertyType type;
    private String[] values;

    /** What the values are. */
    public enum ConfigPropertyType {
        /** {@link String}. */
        STRING_TYPE,
        /** {@link Long}. */
        LONG_TYPE,
        /** {@link Double}. */
        DOUBLE_TYPE,
        /** {@link Float}. */
        FLOAT_TYPE,
        /** {@link Integer}. */
        INTEGER_TYPE,
        /** {@link Byte}. */
        BYTE_TYPE,
        /** {@link Character}. */
        CHAR_TYPE,
        /** {@link Boolean}. */
        BOOLEAN_TYPE,
        /** {@link Short}. */
        SHORT_TYPE,
        /** {@link org.eclipse.kura.configuration.Password}. */
        PASSWORD_TYPE
    }

    /** Nothing is set yet. */
    public XmlConfigPropertyAdapted() {
        super();
    }

    /** Takes all but whether it is an array and encrypted: it is neither, until set. The array itself, no copy. */
    public XmlConfigPropertyAdapted(String name, ConfigPropertyType type, String[] values) {
        this.name = name;
        this.type = type;
        this.values = values;
    }

    /** The name of the property. */
    public String getName() {
        return this.name;
    }

    /** Sets the name of the property. */
    public void setName(String name) {
        this.name = name;
    }

    /** Whether the value is an array, though it may have one element. */
    public boolean getArray() {
        return this.array;
    }

    /** Sets whether the value is an array. */
    public void setArray(boolean array) {
        this.array = array;
    }

    /** What the values are. */
    public ConfigPropertyType getType() {
        return this.type;
    }

    /** Sets what the values are. */
    public void setType(ConfigPropertyType type) {
        this.type = type;
    }

    /** Whether the values are passwords that must be decrypted. */
    public boolean isEncrypted() {
        return this.encrypted;
    }

    /** Sets whether the values are passwords that must be decrypted. */
    public void setEncrypted(boolean encrypted) {
        this.encrypted = encrypted;
    }

    /** The values as texts; the array itself, {@code null} if it was not set. */
    public String[] getValues() {
        return this.values;
    }

    /** Sets the values as texts; the array itself, no copy. */
    public void setValues(String[] values) {
        this.values = values;
    }
}
