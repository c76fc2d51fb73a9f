// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.util.List;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Option;
import org.eclipse.kura.configuration.metatype.Scalar;

/** One key of a definition; {@code defaultValue}, {@code min} and {@code max} are null where the metatype has none. */
record MetatypeAttribute(
        String id,
        String name,
        String description,
        Scalar type,
        int cardinality,
        boolean required,
        String defaultValue,
        String min,
        String max,
        List<Option> options)
        implements AD {

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getDescription() {
        return description;
    }

    @Override
    public Scalar getType() {
        return type;
    }

    @Override
    public int getCardinality() {
        return cardinality;
    }

    @Override
    public boolean isRequired() {
        return required;
    }

    @Override
    public String getDefault() {
        return defaultValue;
    }

    @Override
    public String getMin() {
        return min;
    }

    @Override
    public String getMax() {
        return max;
    }

    @Override
    public List<Option> getOption() {
        return options;
    }
}
