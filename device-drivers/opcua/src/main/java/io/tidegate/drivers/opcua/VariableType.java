// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

/** The type of a variable in the server; what a value becomes when it is written. */
enum VariableType {
    /** The one that corresponds to the channel's value type: Int32, Int64, Float, Double, Boolean, String, ByteString. */
    DEFINED_BY_JAVA_TYPE,
    BOOLEAN,
    SBYTE,
    INT16,
    INT32,
    INT64,
    BYTE,
    UINT16,
    UINT32,
    UINT64,
    FLOAT,
    DOUBLE,
    STRING,
    BYTE_STRING,
    /** An array of Byte. */
    BYTE_ARRAY,
    /** An array of SByte. */
    SBYTE_ARRAY
}
