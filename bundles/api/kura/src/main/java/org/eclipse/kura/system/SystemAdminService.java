// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.system;

import org.osgi.annotation.versioning.ProviderType;

/** Does things to the operating system. Thread-safe. */
@ProviderType
public interface SystemAdminService {

    /** How long the operating system has been running, in milliseconds. */
    String getUptime();

    /** Restarts the device. */
    void reboot();

    /** Has everything written to disk. */
    void sync();
}
