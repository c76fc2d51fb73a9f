// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.binary.adapter;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** From a fraction to the number that wrapped binary data takes, as a cast does it. */
final class Numbers {

    private static final Map<Class<?>, Function<Double, ? extends Number>> FROM_DOUBLE = new HashMap<>();

    static {
        FROM_DOUBLE.put(Byte.class, Double::byteValue);
        FROM_DOUBLE.put(Short.class, Double::shortValue);
        FROM_DOUBLE.put(Integer.class, Double::intValue);
        FROM_DOUBLE.put(Long.class, Double::longValue);
        FROM_DOUBLE.put(Float.class, Double::floatValue);
        FROM_DOUBLE.put(Double.class, value -> value);
        FROM_DOUBLE.put(BigInteger.class, value -> BigInteger.valueOf(value.longValue()));
    }

    private Numbers() {}

    /** @throws IllegalArgumentException if it is a kind of number that nothing is known of */
    static <T extends Number> Function<Double, T> fromDouble(Class<T> type) {
        Function<Double, ? extends Number> conversion = FROM_DOUBLE.get(type);
        if (conversion == null) {
            throw new IllegalArgumentException("there is no way from Double to " + type.getSimpleName());
        }
        return value -> type.cast(conversion.apply(value));
    }
}
