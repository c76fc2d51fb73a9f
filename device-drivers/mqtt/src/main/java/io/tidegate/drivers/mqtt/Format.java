// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import org.eclipse.kura.type.DataType;

/** How a payload is to be understood. */
enum Format {
    /** As it is. */
    TEXT,
    /** One number. */
    NUMBER,
    /** One of true, false, on, off, 1, 0. */
    BOOLEAN,
    /** A JSON document, or a value in it. */
    JSON;

    /** Whether such a payload can become a value of that type. */
    boolean fits(DataType type) {
        return switch (this) {
            case TEXT -> type == DataType.STRING || type == DataType.BYTE_ARRAY;
            case NUMBER, JSON -> type != DataType.BYTE_ARRAY;
            case BOOLEAN -> type == DataType.BOOLEAN || type == DataType.STRING;
        };
    }
}
