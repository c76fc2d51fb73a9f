// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.clock;

import java.util.Date;
import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps the clock of the device right. Thread-safe. */
@ProviderType
public interface ClockService {

    /**
     * When the clock was last compared with its source; {@code null} if never.
     *
     * @throws KuraException if it cannot be told
     */
    Date getLastSync() throws KuraException;
}
