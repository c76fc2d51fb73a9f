// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.util;

import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;

/** Refuses arguments that are missing or negative, naming them. */
public class ValidationUtil {

    private ValidationUtil() {}

    /** Refuses no value. @throws KuraException if there is none */
    public static void notNull(Object value, String argumentName) throws KuraException {
        require(value != null, argumentName);
    }

    /** Refuses no text. @throws KuraException if there is none, or nothing but white space */
    public static void notEmptyOrNull(String value, String argumentName) throws KuraException {
        require(value != null && !value.trim().isEmpty(), argumentName);
    }

    /** Refuses negative numbers. @throws KuraException if it is one */
    public static void notNegative(int value, String argumentName) throws KuraException {
        require(value >= 0, argumentName);
    }

    /** Refuses negative numbers. @throws KuraException if it is one */
    public static void notNegative(short value, String argumentName) throws KuraException {
        require(value >= 0, argumentName);
    }

    /** Refuses negative numbers. @throws KuraException if it is one */
    public static void notNegative(long value, String argumentName) throws KuraException {
        require(value >= 0, argumentName);
    }

    private static void require(boolean isGood, String argumentName) throws KuraException {
        if (!isGood) {
            throw new KuraException(KuraErrorCode.CONFIGURATION_REQUIRED_ATTRIBUTE_MISSING, argumentName);
        }
    }
}
