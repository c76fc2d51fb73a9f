// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

/** The driver of an asset is not there: not configured, not started, stopped or being replaced. */
final class DriverAbsentException extends Exception {

    private static final long serialVersionUID = 1L;

    DriverAbsentException(String driverPid) {
        super("driver '" + driverPid + "' is not there");
    }
}
