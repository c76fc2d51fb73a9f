// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

/** The exit codes of {@code bin/tidegate}; service managers and scripts rely on them. */
enum Exit {
    /** Stopped in order, or the command succeeded. */
    OK(0),
    /** Anything that has no code of its own; also what a command answers when it failed. */
    FAILED(1),
    USAGE(2),
    /** {@code run}: another gateway uses the data root. */
    DATA_IN_USE(3),
    /** A command: no gateway runs on the data root. */
    NOT_RUNNING(3),
    /** The running set can't be read, or a jar that it names is missing or has the wrong size. */
    DAMAGED(4),
    /** The OSGi framework didn't start. */
    FRAMEWORK(5),
    /** Told to stop, but a bundle hung: ended by force. */
    STOP_FORCED(6);

    final int code;

    Exit(int code) {
        this.code = code;
    }
}
