// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.log;

import org.osgi.annotation.versioning.ProviderType;

/** A log that is read from where somebody else writes it, a file or a journal. Thread-safe. */
@ProviderType
public interface LogReader extends LogProvider {}
