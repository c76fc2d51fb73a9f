// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.ai.inference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What is known of one input or output of a model. Immutable. */
@ProviderType
public class TensorDescriptor {

    private final String name;
    private final String type;
    private final Optional<String> format;
    private final List<Long> shape;
    private final Map<String, Object> parameters;

    /**
     * Made of all its parts; {@link #builder} checks them.
     *
     * @param name of the input or output
     * @param type of each value, as the engine names it
     * @param format how the values are arranged, as the engine names it; empty if there is nothing to tell
     * @param shape the size of each dimension; copied
     * @param parameters may be empty; copied
     */
    public TensorDescriptor(
            String name, String type, Optional<String> format, List<Long> shape, Map<String, Object> parameters) {
        this.name = name;
        this.type = type;
        this.format = format;
        this.shape = new ArrayList<>(shape);
        this.parameters = new HashMap<>(parameters);
    }

    /**
     * Begins to describe an input or output.
     *
     * @param name of the input or output
     * @param type of each value, as the engine names it
     * @param shape the size of each dimension
     */
    public static TensorDescriptorBuilder builder(String name, String type, List<Long> shape) {
        return new TensorDescriptorBuilder(name, type, shape);
    }

    /** How the values are arranged, as the engine names it; empty if there is nothing to tell. */
    public Optional<String> getFormat() {
        return this.format;
    }

    /** The name of the input or output. */
    public String getName() {
        return this.name;
    }

    /** What else is known of it; a copy, may be empty. */
    public Map<String, Object> getParameters() {
        return new HashMap<>(this.parameters);
    }

    /** The size of each dimension; a copy. */
    public List<Long> getShape() {
        return new ArrayList<>(this.shape);
    }

    /** The type of each value, as the engine names it. */
    public String getType() {
        return this.type;
    }

    /** Begins to describe an input or output that differs a little from this one. */
    public TensorDescriptorBuilder toBuilder() {
        return TensorDescriptorBuilder.fromTensorDescriptor(this);
    }
}
