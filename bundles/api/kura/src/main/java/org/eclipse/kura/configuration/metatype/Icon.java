// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.configuration.metatype;

import java.math.BigInteger;
import org.osgi.annotation.versioning.ProviderType;

/** An icon of a configuration. */
@ProviderType
public interface Icon {

    /** Where it is in the bundle. */
    String getResource();

    /** Its width in pixels. */
    BigInteger getSize();
}
