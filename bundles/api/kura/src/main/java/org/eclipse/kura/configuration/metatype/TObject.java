// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.configuration.metatype;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The values of a configuration in a metatype document. */
@ProviderType
public interface TObject {

    /** The values by attribute. */
    List<Attribute> getAttribute();

    /** The id of the definition. */
    String getOcdref();
}
