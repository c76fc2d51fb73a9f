// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire.graph;

import org.osgi.annotation.versioning.ProviderType;

/** Hands over the newest records of all inputs each time that an input gets some. */
@ProviderType
public interface CachingAggregatorFactory extends PortAggregatorFactory {}
