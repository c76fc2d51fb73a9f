// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.ai.inference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What is known of a model. Immutable. */
@ProviderType
public class ModelInfo {

    private final String name;
    private final Optional<String> platform;
    private final Optional<String> version;
    private final Map<String, Object> parameters;
    private final List<TensorDescriptor> inputs;
    private final List<TensorDescriptor> outputs;

    /**
     * Made of all its parts, by {@link ModelInfoBuilder#build()}.
     *
     * @param modelName of the model
     * @param platform what it is made for; empty if unknown
     * @param version of the model; empty if unknown
     * @param parameters may be empty; copied
     * @param inputDescriptors what it takes; copied
     * @param outputDescriptors what it gives; copied
     */
    protected ModelInfo(
            String modelName,
            Optional<String> platform,
            Optional<String> version,
            Map<String, Object> parameters,
            List<TensorDescriptor> inputDescriptors,
            List<TensorDescriptor> outputDescriptors) {
        this.name = modelName;
        this.platform = platform;
        this.version = version;
        this.parameters = new HashMap<>(parameters);
        this.inputs = new ArrayList<>(inputDescriptors);
        this.outputs = new ArrayList<>(outputDescriptors);
    }

    /** Begins to describe a model. */
    public static ModelInfoBuilder builder(String modelName) {
        return new ModelInfoBuilder(modelName);
    }

    /** What it takes; a copy. */
    public List<TensorDescriptor> getInputs() {
        return new ArrayList<>(this.inputs);
    }

    /** The name of the model. */
    public String getName() {
        return this.name;
    }

    /** What it gives; a copy. */
    public List<TensorDescriptor> getOutputs() {
        return new ArrayList<>(this.outputs);
    }

    /** What else is known of it; a copy, may be empty. */
    public Map<String, Object> getParameters() {
        return new HashMap<>(this.parameters);
    }

    /** What it is made for; empty if unknown. */
    public Optional<String> getPlatform() {
        return this.platform;
    }

    /** The version of the model; empty if unknown. */
    public Optional<String> getVersion() {
        return this.version;
    }

    /** Begins to describe a model that differs a little from this one. */
    public ModelInfoBuilder toBuilder() {
        return ModelInfoBuilder.fromModelInfo(this);
    }
}
