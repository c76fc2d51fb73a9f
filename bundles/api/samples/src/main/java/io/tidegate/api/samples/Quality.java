// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.samples;

/** How far a value can be trusted. */
public enum Quality {

    /** The device answered, and nothing is known against the value. */
    GOOD,

    /** The device answered, but itself doubts the value; the sample's reason says why. */
    UNCERTAIN,

    /** There is no value: the device or the driver failed or is not there; the sample's reason says why. */
    BAD,

    /**
     * The value was GOOD or UNCERTAIN and has not been renewed within its limit. Never the quality of a {@link Sample}: it
     * follows from the sample's age when somebody looks at it ({@link Sample#qualityAt}).
     */
    STALE
}
