// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration.metatype;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.eclipse.kura.configuration.metatype.Designate;

/** Binds a definition to a pid or a factory pid. Not thread-safe. */
public class Tdesignate implements Designate {

    /** The pid of the component. */
    protected String pid;

    /** The factory pid, if there may be several. */
    protected String factoryPid;

    /** The location of the bundle that the configuration is for. */
    protected String bundle;

    /** Whether errors in it may be passed over; no if not set. */
    protected Boolean optional;

    /** Whether the values are added to those that are there; no if not set. */
    protected Boolean merge;

    /** The values. */
    protected Tobject object;

    /** Elements of other name spaces. */
    protected List<Object> any = new ArrayList<>();

    private final Map<QName, String> otherAttributes = new LinkedHashMap<>();

    /** Nothing is set yet. */
    public Tdesignate() {
        super();
    }

    @Override
    public String getPid() {
        return this.pid;
    }

    /** Sets the pid of the component. */
    public void setPid(String pid) {
        this.pid = pid;
    }

    @Override
    public String getFactoryPid() {
        return this.factoryPid;
    }

    /** Sets the factory pid, if there may be several. */
    public void setFactoryPid(String factoryPid) {
        this.factoryPid = factoryPid;
    }

    @Override
    public String getBundle() {
        return this.bundle;
    }

    /** Sets the location of the bundle that the configuration is for. */
    public void setBundle(String bundle) {
        this.bundle = bundle;
    }

    @Override
    public boolean isOptional() {
        return this.optional != null && this.optional;
    }

    /** Sets whether errors in it may be passed over; no if not set. */
    public void setOptional(Boolean optional) {
        this.optional = optional;
    }

    @Override
    public boolean isMerge() {
        return this.merge != null && this.merge;
    }

    /** Sets whether the values are added to those that are there; no if not set. */
    public void setMerge(Boolean merge) {
        this.merge = merge;
    }

    @Override
    public Tobject getObject() {
        return this.object;
    }

    /** Sets the values. */
    public void setObject(Tobject object) {
        this.object = object;
    }

    /** Elements of other name spaces; the list itself. */
    public List<Object> getAny() {
        return this.any;
    }

    /** Attributes of other name spaces; the map itself. */
    public Map<QName, String> getOtherAttributes() {
        return this.otherAttributes;
    }
}
