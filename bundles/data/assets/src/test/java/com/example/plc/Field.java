// SPDX-License-Identifier: EPL-2.0
package com.example.plc;

import java.util.List;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Option;
import org.eclipse.kura.configuration.metatype.Scalar;

/** An attribute of the add-on's own making: all that is promised is the interface. */
public final class Field implements AD {

    private final String id;
    private final Scalar type;

    Field(String id, Scalar type) {
        this.id = id;
        this.type = type;
    }

    @Override
    public int getCardinality() {
        return 0;
    }

    @Override
    public String getDefault() {
        return null;
    }

    @Override
    public String getDescription() {
        return null;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String getMax() {
        return null;
    }

    @Override
    public String getMin() {
        return null;
    }

    @Override
    public String getName() {
        return null;
    }

    @Override
    public List<Option> getOption() {
        return null;
    }

    @Override
    public Scalar getType() {
        return type;
    }

    @Override
    public boolean isRequired() {
        return true;
    }
}
