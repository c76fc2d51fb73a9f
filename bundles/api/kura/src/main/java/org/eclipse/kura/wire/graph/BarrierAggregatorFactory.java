// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire.graph;

import org.osgi.annotation.versioning.ProviderType;

/** Collects records until each input has some, then hands them over together. */
@ProviderType
public interface BarrierAggregatorFactory extends PortAggregatorFactory {}
