// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration.metatype;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.eclipse.kura.configuration.metatype.Attribute;
import org.eclipse.kura.configuration.metatype.TObject;

/** The values of a configuration. Not thread-safe. */
public class Tobject implements TObject {

    /** The id of the definition. */
    protected String ocdref;

    /** The values by attribute. */
    protected List<Tattribute> attribute = new ArrayList<>();

    /** Elements of other name spaces. */
    protected List<Object> any = new ArrayList<>();

    private final Map<QName, String> otherAttributes = new LinkedHashMap<>();

    /** Nothing is set yet. */
    public Tobject() {
        super();
    }

    @Override
    public String getOcdref() {
        return this.ocdref;
    }

    /** Sets the id of the definition. */
    public void setOcdref(String ocdref) {
        this.ocdref = ocdref;
    }

    /** A copy. */
    @Override
    public List<Attribute> getAttribute() {
        return new ArrayList<>(this.attribute);
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
