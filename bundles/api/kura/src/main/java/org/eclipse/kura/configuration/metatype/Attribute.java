// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.configuration.metatype;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The value of one attribute in a metatype document. */
@ProviderType
public interface Attribute {

    /** The attribute's id. */
    String getAdref();

    /** The value as text. */
    String getContent();

    /** The values as texts if there are several. */
    List<String> getValue();
}
