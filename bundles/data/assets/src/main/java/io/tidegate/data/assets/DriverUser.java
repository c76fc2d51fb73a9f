// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

/** An asset as its driver link sees it. None of the methods may block but {@link #release}. */
interface DriverUser {

    /** Another instance of the driver is there, or none any more. */
    void driverChanged();

    /** Ends what was opened in the instance; it takes no other calls by now. */
    void release(DriverHandle handle);

    /** Lets go of the instance without calling it: it went, or a call hangs in it. */
    void abandon(DriverHandle handle);
}
