// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration.metatype;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.eclipse.kura.configuration.metatype.Option;

/** One of the values to choose from. Not thread-safe. */
public class Toption implements Option {

    /** What a form calls it. */
    protected String label;

    /** The value as text. */
    protected String value;

    /** Elements of other name spaces. */
    protected List<Object> any = new ArrayList<>();

    private final Map<QName, String> otherAttributes = new LinkedHashMap<>();

    /** Nothing is set yet. */
    public Toption() {
        super();
    }

    @Override
    public String getLabel() {
        return this.label;
    }

    /** Sets what a form calls it. */
    public void setLabel(String label) {
        this.label = label;
    }

    @Override
    public String getValue() {
        return this.value;
    }

    /** Sets the value as text. */
    public void setValue(String value) {
        this.value = value;
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
