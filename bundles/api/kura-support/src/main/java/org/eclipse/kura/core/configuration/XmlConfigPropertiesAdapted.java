// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration;

/** The properties of a configuration as a snapshot holds them. Not thread-safe. */
public class XmlConfigPropertiesAdapted {

    private XmlConfigPropertyAdapted[] properties;

    /** Nothing is set yet. */
    public XmlConfigPropertiesAdapted() {
        super();
    }

    /** The array itself; {@code null} if it was not set. */
    public XmlConfigPropertyAdapted[] getProperties() {
        return this.properties;
    }

    /** Sets the properties; the array itself, no copy. */
    public void setProperties(XmlConfigPropertyAdapted[] properties) {
        this.properties = properties;
    }
}
