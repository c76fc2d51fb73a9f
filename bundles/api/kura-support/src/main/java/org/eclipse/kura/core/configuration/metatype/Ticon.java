// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration.metatype;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.eclipse.kura.configuration.metatype.Icon;

/** An icon of a configuration. Not thread-safe. */
public class Ticon implements Icon {

    /** Where it is in the bundle. */
    protected String resource;

    /** Its width in pixels. */
    protected BigInteger size;

    /** Elements of other name spaces. */
    protected List<Object> any = new ArrayList<>();

    private final Map<QName, String> otherAttributes = new LinkedHashMap<>();

    /** Nothing is set yet. */
    public Ticon() {
        super();
    }

    @Override
    public String getResource() {
        return this.resource;
    }

    /** Sets where it is in the bundle. */
    public void setResource(String resource) {
        this.resource = resource;
    }

    @Override
    public BigInteger getSize() {
        return this.size;
    }

    /** Sets its width in pixels. */
    public void setSize(BigInteger size) {
        this.size = size;
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
