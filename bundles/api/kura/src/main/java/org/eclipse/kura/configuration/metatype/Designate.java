// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.configuration.metatype;

import org.osgi.annotation.versioning.ProviderType;

/** Binds a definition to a pid or a factory pid. */
@ProviderType
public interface Designate {

    /** The location of the bundle that the configuration is for; {@code null} for any. */
    String getBundle();

    /** The factory pid; {@code null} if there is one component only. */
    String getFactoryPid();

    /** The definition, and values for it. */
    TObject getObject();

    /** The pid of the component. */
    String getPid();

    /** Whether the values are added to those that are there. */
    boolean isMerge();

    /** Whether errors in it may be passed over. */
    boolean isOptional();
}
