// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration.metatype;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Icon;
import org.eclipse.kura.configuration.metatype.OCD;

/** A configuration: the attributes of a kind of component. Not thread-safe. */
public class Tocd implements OCD {

    /** The pid or factory pid. */
    protected String id;

    /** What a form calls it. */
    protected String name;

    /** What a form explains about it. */
    protected String description;

    /** The attributes in the order of the form. */
    protected List<Tad> ad = new ArrayList<>();

    /** The icons in all sizes. */
    protected List<Ticon> icon = new ArrayList<>();

    /** Elements of other name spaces. */
    protected List<Object> any = new ArrayList<>();

    private final Map<QName, String> otherAttributes = new LinkedHashMap<>();

    /** Nothing is set yet. */
    public Tocd() {
        super();
    }

    @Override
    public String getId() {
        return this.id;
    }

    /** Sets the pid or factory pid. */
    public void setId(String id) {
        this.id = id;
    }

    @Override
    public String getName() {
        return this.name;
    }

    /** Sets what a form calls it. */
    public void setName(String name) {
        this.name = name;
    }

    @Override
    public String getDescription() {
        return this.description;
    }

    /** Sets what a form explains about it. */
    public void setDescription(String description) {
        this.description = description;
    }

    /** A copy. */
    @Override
    public List<AD> getAD() {
        return new ArrayList<>(this.ad);
    }

    /** Adds one more. */
    public void addAD(Tad ad) {
        this.ad.add(ad);
    }

    /** A copy. */
    @Override
    public List<Icon> getIcon() {
        return new ArrayList<>(this.icon);
    }

    /** Adds one more. */
    public void setIcon(Ticon icon) {
        this.icon.add(icon);
    }

    /** Elements of other name spaces; the list itself. */
    public List<Object> getAny() {
        return this.any;
    }

    /** Adds one more. */
    public void setAny(Object element) {
        this.any.add(element);
    }

    /** Attributes of other name spaces; the map itself. */
    public Map<QName, String> getOtherAttributes() {
        return this.otherAttributes;
    }
}
