// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.configuration.metatype;

import org.osgi.annotation.versioning.ProviderType;

/** One of the values to choose from. */
@ProviderType
public interface Option {

    /** What a form calls it. */
    String getLabel();

    /** The value as text. */
    String getValue();
}
