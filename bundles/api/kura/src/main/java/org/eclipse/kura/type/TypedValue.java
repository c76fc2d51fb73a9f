// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.type;

import org.osgi.annotation.versioning.ProviderType;

/** A value and its type. Compared with values of the same type only. Immutable. */
@ProviderType
public interface TypedValue<T> extends Comparable<TypedValue<T>> {

    /** The type. */
    DataType getType();

    /** The value, never {@code null}. */
    T getValue();
}
