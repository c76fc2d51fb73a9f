// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.position;

import org.osgi.annotation.versioning.ConsumerType;

/** Is told of what the receiver says. */
@ConsumerType
public interface PositionListener {

    /** Called for each sentence, by the thread that reads the receiver: must not block. */
    void newNmeaSentence(String nmeaSentence);
}
