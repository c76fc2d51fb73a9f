// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.store;

import java.time.Duration;

/**
 * How one store is.
 *
 * @param failure why the store can't be used, or null
 */
record StoreState(String name, long messages, long bytes, long usableSpace, Duration lastForce, String failure) {}
