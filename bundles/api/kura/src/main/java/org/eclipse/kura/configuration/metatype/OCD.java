// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.configuration.metatype;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The definition of a configuration: the attributes of a kind of component. */
@ProviderType
public interface OCD {

    /** The attributes in the order of the form. */
    List<AD> getAD();

    /** What a form explains about it; {@code null} for nothing. */
    String getDescription();

    /** The icons in all sizes. */
    List<Icon> getIcon();

    /** The pid or factory pid. */
    String getId();

    /** What a form calls it. */
    String getName();
}
