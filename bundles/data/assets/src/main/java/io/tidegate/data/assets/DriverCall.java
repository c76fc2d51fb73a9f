// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import org.eclipse.kura.KuraException;
import org.eclipse.kura.driver.Driver.ConnectionException;

/** Something to do with a driver while nobody else is in it. */
@FunctionalInterface
interface DriverCall<T> {

    T on(DriverHandle handle) throws ConnectionException, KuraException;
}
