// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration.metatype;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Option;
import org.eclipse.kura.configuration.metatype.Scalar;

/** A configuration attribute: what it means, what it may be. Not thread-safe. */
public class Tad implements AD {

    /** The name of the property. */
    protected String id;

    /** What a form calls it. */
    protected String name;

    /** What a form explains about it. */
    protected String description;

    /** The type of the value, or of its elements. */
    protected Tscalar type;

    /** The number of elements: 0 is no array, other numbers are an array of at most that many (their sign does not count). */
    protected Integer cardinality;

    /** Whether there must be a value; yes if not set. */
    protected Boolean required;

    /** The value as text if there is no other; elements are separated by commas. */
    protected String _default;

    /** The least value as text. */
    protected String min;

    /** The greatest value as text. */
    protected String max;

    /** The values to choose from; empty if any will do. */
    protected List<Toption> option = new ArrayList<>();

    /** Elements of other name spaces. */
    protected List<Object> any = new ArrayList<>();

    private final Map<QName, String> otherAttributes = new LinkedHashMap<>();

    /** Nothing is set yet. */
    public Tad() {
        super();
    }

    @Override
    public String getId() {
        return this.id;
    }

    /** Sets the name of the property. */
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

    @Override
    public Scalar getType() {
        return this.type == null ? null : Scalar.fromValue(this.type.value());
    }

    /** Sets the type of the value, or of its elements. */
    public void setType(Tscalar type) {
        this.type = type;
    }

    @Override
    public int getCardinality() {
        return this.cardinality == null ? 0 : this.cardinality;
    }

    /** Sets the number of elements: 0 is no array, other numbers are an array of at most that many (their sign does not count). */
    public void setCardinality(Integer cardinality) {
        this.cardinality = cardinality;
    }

    @Override
    public boolean isRequired() {
        return this.required == null || this.required;
    }

    /** Sets whether there must be a value; yes if not set. */
    public void setRequired(Boolean required) {
        this.required = required;
    }

    @Override
    public String getDefault() {
        return this._default;
    }

    /** Sets the value as text if there is no other; elements are separated by commas. */
    public void setDefault(String defaultValue) {
        this._default = defaultValue;
    }

    @Override
    public String getMin() {
        return this.min;
    }

    /** Sets the least value as text. */
    public void setMin(String min) {
        this.min = min;
    }

    @Override
    public String getMax() {
        return this.max;
    }

    /** Sets the greatest value as text. */
    public void setMax(String max) {
        this.max = max;
    }

    /** A copy. */
    @Override
    public List<Option> getOption() {
        return new ArrayList<>(this.option);
    }

    /** Adds one more. */
    public void setOption(Toption option) {
        this.option.add(option);
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
