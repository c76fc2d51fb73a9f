// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.status;

/** What a status light does. Times are in milliseconds. */
public enum CloudConnectionStatusEnum {
    /** Dark. */
    OFF,
    /** Blinks fast. */
    FAST_BLINKING,
    /** Blinks slowly. */
    SLOW_BLINKING,
    /** Two short flashes and a pause. */
    HEARTBEAT,
    /** Lit. */
    ON;

    /** How long a fast light is lit. */
    public static final int FAST_BLINKING_ON_TIME = 100;

    /** How long a fast light is dark. */
    public static final int FAST_BLINKING_OFF_TIME = 100;

    /** How long a slow light is lit. */
    public static final int SLOW_BLINKING_ON_TIME = 300;

    /** How long a slow light is dark. */
    public static final int SLOW_BLINKING_OFF_TIME = 300;

    /** How long each flash of a heartbeat is lit. */
    public static final int HEARTBEAT_SYSTOLE_DURATION = 150;

    /** How long it is dark between the two flashes of a heartbeat. */
    public static final int HEARTBEAT_DIASTOLE_DURATION = 150;

    /** How long it is dark after the second flash of a heartbeat. */
    public static final int HEARTBEAT_PAUSE_DURATION = 600;

    /** How often a light that does not blink is set anew. */
    public static final int PERIODIC_STATUS_CHECK_DELAY = 5000;
}
