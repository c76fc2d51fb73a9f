// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Scalar;

/**
 * What a self-configuring component says about itself, looked at before it is handed on.
 *
 * @param faults what is wrong with it
 * @param usable whether it can be handed on all the same: as in Kura a value of another type than its definition says is a
 *     fault, but only one that is of no type a configuration can have is not bearable
 */
record OwnConfiguration(List<String> faults, boolean usable) {

    static OwnConfiguration judged(String pid, ComponentConfiguration said) {
        if (said == null) {
            return refused("its own configuration is null");
        }
        if (!pid.equals(said.getPid())) {
            return refused("its own configuration is that of '" + said.getPid() + "'");
        }
        if (said.getDefinition() == null || said.getDefinition().getAD() == null) {
            return refused("its own configuration has no definition");
        }
        List<String> faults = new ArrayList<>();
        boolean usable = true;
        for (AD ad : said.getDefinition().getAD()) {
            if (ad.getId() == null || ad.getType() == null) {
                return refused("its own definition has an attribute without id or type: " + ad.getId());
            }
            Class<?> type = valueType(ad, said.getConfigurationProperties());
            if (type != null && type != given(ad.getType())) {
                faults.add(ad.getId() + " is a " + type.getSimpleName() + ", its own definition says "
                        + ad.getType().value());
                usable &= Arrays.stream(Scalar.values()).anyMatch(scalar -> given(scalar) == type);
            }
        }
        return new OwnConfiguration(faults, usable);
    }

    private static OwnConfiguration refused(String fault) {
        return new OwnConfiguration(List.of(fault), false);
    }

    private static Class<?> given(Scalar type) {
        return type == Scalar.PASSWORD ? Password.class : Values.javaType(type);
    }

    /** The class of the value or its elements, or null if there is none. */
    private static Class<?> valueType(AD ad, Map<String, Object> properties) {
        Object value = properties == null ? null : properties.get(ad.getId());
        if (value == null || !value.getClass().isArray()) {
            return value == null ? null : value.getClass();
        }
        Object first = Array.getLength(value) == 0 ? null : Array.get(value, 0);
        return first == null ? value.getClass().getComponentType() : first.getClass();
    }
}
