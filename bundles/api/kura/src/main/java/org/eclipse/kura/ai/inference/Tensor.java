// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.ai.inference;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The values of one input or output of a model. */
@ProviderType
public class Tensor {

    private final Class<?> type;
    private final TensorDescriptor descriptor;
    private final List<?> data;

    /**
     * Made of all its parts.
     *
     * @param type of each value
     * @param descriptor of the input or output
     * @param data the values; the last dimension varies fastest; not copied
     */
    public <T> Tensor(Class<T> type, TensorDescriptor descriptor, List<T> data) {
        this.type = type;
        this.descriptor = descriptor;
        this.data = data;
    }

    /** The values, as they were given; empty if they are not of exactly this type. */
    @SuppressWarnings("unchecked")
    public <T> Optional<List<T>> getData(Class<T> type) {
        return this.type == type ? Optional.of((List<T>) this.data) : Optional.empty();
    }

    /** The descriptor of the input or output. */
    public TensorDescriptor getDescriptor() {
        return this.descriptor;
    }

    /** The type of each value. */
    public Class<?> getType() {
        return this.type;
    }
}
