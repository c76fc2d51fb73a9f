// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration.metatype;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.eclipse.kura.configuration.metatype.Designate;
import org.eclipse.kura.configuration.metatype.MetaData;
import org.eclipse.kura.configuration.metatype.OCD;

/** A metatype document: definitions, and the pids they are for. Not thread-safe. */
public class Tmetadata implements MetaData {

    /** Where the translations are in the bundle. */
    protected String localization;

    /** The definitions. */
    protected List<Tocd> ocd = new ArrayList<>();

    /** The pids. */
    protected List<Tdesignate> designate = new ArrayList<>();

    /** Elements of other name spaces. */
    protected List<Object> any = new ArrayList<>();

    private final Map<QName, String> otherAttributes = new LinkedHashMap<>();

    /** Nothing is set yet. */
    public Tmetadata() {
        super();
    }

    @Override
    public String getLocalization() {
        return this.localization;
    }

    /** Sets where the translations are in the bundle. */
    public void setLocalization(String localization) {
        this.localization = localization;
    }

    /** A copy. */
    @Override
    public List<OCD> getOCD() {
        return new ArrayList<>(this.ocd);
    }

    /** Adds one more. */
    public void setOCD(Tocd ocd) {
        this.ocd.add(ocd);
    }

    /** A copy. */
    @Override
    public List<Designate> getDesignate() {
        return new ArrayList<>(this.designate);
    }

    /** Adds one more. */
    public void setDesignate(Tdesignate designate) {
        this.designate.add(designate);
    }

    /** Elements of other name spaces; the list itself. */
    public List<Object> getAny() {
        return this.any;
    }

    /** Adds one more. */
    public void getAny(Object element) {
        this.any.add(element);
    }

    /** Attributes of other name spaces; the map itself. */
    public Map<QName, String> getOtherAttributes() {
        return this.otherAttributes;
    }
}
