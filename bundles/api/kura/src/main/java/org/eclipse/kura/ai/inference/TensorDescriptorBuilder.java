// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.ai.inference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Describes an input or output of a model. Every method but the last returns this builder. */
@ProviderType
public class TensorDescriptorBuilder {

    private final String name;
    private final String type;
    private final List<Long> shape;
    private Optional<String> format = Optional.empty();
    private final Map<String, Object> parameters = new HashMap<>();

    TensorDescriptorBuilder(String name, String type, List<Long> shape) {
        this.name = name;
        this.type = type;
        this.shape = shape;
    }

    /** Begins with what is known of another input or output. */
    public static TensorDescriptorBuilder fromTensorDescriptor(TensorDescriptor descriptor) {
        TensorDescriptorBuilder builder =
                new TensorDescriptorBuilder(descriptor.getName(), descriptor.getType(), descriptor.getShape());
        builder.format = descriptor.getFormat();
        builder.parameters.putAll(descriptor.getParameters());
        return builder;
    }

    /** Sets a parameter. */
    public TensorDescriptorBuilder addParameter(String name, Object parameter) {
        this.parameters.put(name, parameter);
        return this;
    }

    /** Sets how the values are arranged, as the engine names it; {@code null} or empty changes nothing. */
    public TensorDescriptorBuilder format(String format) {
        if (format != null && !format.isEmpty()) {
            this.format = Optional.of(format);
        }
        return this;
    }

    /** Removes a parameter. */
    public TensorDescriptorBuilder removeParameter(String name) {
        this.parameters.remove(name);
        return this;
    }

    /**
     * The description.
     *
     * @throws IllegalArgumentException if there is no name, no type or no shape
     */
    public TensorDescriptor build() {
        check(this.name != null && !this.name.isEmpty(), "name");
        check(this.type != null && !this.type.isEmpty(), "type");
        check(this.shape != null && !this.shape.isEmpty(), "shape");
        return new TensorDescriptor(this.name, this.type, this.format, this.shape, this.parameters);
    }

    private void check(boolean there, String what) {
        if (!there) {
            throw new IllegalArgumentException("tensor " + this.name + " has no " + what);
        }
    }
}
