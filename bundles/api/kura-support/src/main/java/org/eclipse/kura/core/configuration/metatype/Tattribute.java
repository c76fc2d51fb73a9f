// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration.metatype;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.eclipse.kura.configuration.metatype.Attribute;

/** The value of one attribute. Not thread-safe. */
public class Tattribute implements Attribute {

    /** The attribute's id. */
    protected String adref;

    /** The value as text. */
    protected String content;

    /** The values as texts if there are several. */
    protected List<String> value = new ArrayList<>();

    /** Elements of other name spaces. */
    protected List<Object> any = new ArrayList<>();

    private final Map<QName, String> otherAttributes = new LinkedHashMap<>();

    /** Nothing is set yet. */
    public Tattribute() {
        super();
    }

    @Override
    public String getAdref() {
        return this.adref;
    }

    /** Sets the attribute's id. */
    public void setAdref(String adref) {
        this.adref = adref;
    }

    @Override
    public String getContent() {
        return this.content;
    }

    /** Sets the value as text. */
    public void setContent(String content) {
        this.content = content;
    }

    /** The list itself. */
    @Override
    public List<String> getValue() {
        return this.value;
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
