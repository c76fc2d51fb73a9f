// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration;

import java.util.Map;
import java.util.TreeSet;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.core.configuration.metatype.Tocd;

/** The configuration of a component: its name, definition and properties. Not thread-safe. */
public class ComponentConfigurationImpl implements ComponentConfiguration {

    /** The name of the component. */
    protected String pid;

    /** The definition; {@code null} if it is not known. */
    protected Tocd definition;

    /** The properties by name; {@code null} if they are not known. */
    protected Map<String, Object> properties;

    /** Nothing is set yet. */
    public ComponentConfigurationImpl() {
        super();
    }

    /** Takes all of them; the map itself, no copy. */
    public ComponentConfigurationImpl(String pid, Tocd definition, Map<String, Object> properties) {
        this.pid = pid;
        this.definition = definition;
        this.properties = properties;
    }

    @Override
    public String getPid() {
        return this.pid;
    }

    /** Sets the name of the component. */
    public void setPid(String pid) {
        this.pid = pid;
    }

    @Override
    public Tocd getDefinition() {
        return this.definition;
    }

    /** Sets the definition. */
    public void setDefinition(Tocd definition) {
        this.definition = definition;
    }

    /** The map itself. */
    @Override
    public Map<String, Object> getConfigurationProperties() {
        return this.properties;
    }

    /** Sets the properties; the map itself, no copy. */
    public void setProperties(Map<String, Object> properties) {
        this.properties = properties;
    }

    /** The name and the names of the properties: values may be secrets. */
    @Override
    public String toString() {
        return this.pid + (this.properties == null ? "" : new TreeSet<>(this.properties.keySet()));
    }
}
