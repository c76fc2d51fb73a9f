// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire;

import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.service.wireadmin.Producer;

/** A wire component with one output. */
@ConsumerType
public interface WireEmitter extends WireComponent, Producer {}
