// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.ai.inference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Describes a model. Every method but the last returns this builder. */
@ProviderType
public class ModelInfoBuilder {

    private final String modelName;
    private Optional<String> platform = Optional.empty();
    private Optional<String> version = Optional.empty();
    private final Map<String, Object> parameters = new HashMap<>();
    private final List<TensorDescriptor> inputs = new ArrayList<>();
    private final List<TensorDescriptor> outputs = new ArrayList<>();

    ModelInfoBuilder(String modelName) {
        this.modelName = modelName;
    }

    /** Begins with what is known of another model. */
    public static ModelInfoBuilder fromModelInfo(ModelInfo modelInfo) {
        ModelInfoBuilder builder = new ModelInfoBuilder(modelInfo.getName());
        builder.platform = modelInfo.getPlatform();
        builder.version = modelInfo.getVersion();
        builder.parameters.putAll(modelInfo.getParameters());
        return builder.addAllInputDescriptor(modelInfo.getInputs()).addAllOutputDescriptor(modelInfo.getOutputs());
    }

    /** Adds inputs. */
    public ModelInfoBuilder addAllInputDescriptor(List<TensorDescriptor> inputDescriptors) {
        this.inputs.addAll(inputDescriptors);
        return this;
    }

    /** Adds outputs. */
    public ModelInfoBuilder addAllOutputDescriptor(List<TensorDescriptor> outputDescriptors) {
        this.outputs.addAll(outputDescriptors);
        return this;
    }

    /** Adds an input. */
    public ModelInfoBuilder addInputDescriptor(TensorDescriptor inputDescriptor) {
        this.inputs.add(inputDescriptor);
        return this;
    }

    /** Adds an output. */
    public ModelInfoBuilder addOutputDescriptor(TensorDescriptor outputDescriptor) {
        this.outputs.add(outputDescriptor);
        return this;
    }

    /** Sets a parameter. */
    public ModelInfoBuilder addParameter(String name, Object parameter) {
        this.parameters.put(name, parameter);
        return this;
    }

    /** Sets what the model is made for; {@code null} or empty changes nothing. */
    public ModelInfoBuilder platform(String platform) {
        if (platform != null && !platform.isEmpty()) {
            this.platform = Optional.of(platform);
        }
        return this;
    }

    /** Removes an input. */
    public ModelInfoBuilder removeInputDescriptor(TensorDescriptor inputDescriptor) {
        this.inputs.remove(inputDescriptor);
        return this;
    }

    /** Removes an output. */
    public ModelInfoBuilder removeOutputDescriptor(TensorDescriptor outputDescriptor) {
        this.outputs.remove(outputDescriptor);
        return this;
    }

    /** Removes a parameter. */
    public ModelInfoBuilder removeParameter(String name) {
        this.parameters.remove(name);
        return this;
    }

    /** Sets the version of the model; {@code null} or empty changes nothing. */
    public ModelInfoBuilder version(String version) {
        if (version != null && !version.isEmpty()) {
            this.version = Optional.of(version);
        }
        return this;
    }

    /**
     * The description.
     *
     * @throws IllegalArgumentException if there is no name, no input or no output
     */
    public ModelInfo build() {
        if (this.modelName == null || this.modelName.isEmpty()) {
            throw new IllegalArgumentException("a model has no name");
        }
        if (this.inputs.isEmpty() || this.outputs.isEmpty()) {
            throw new IllegalArgumentException(
                    "model " + this.modelName + " has no " + (this.inputs.isEmpty() ? "input" : "output"));
        }
        return new ModelInfo(this.modelName, this.platform, this.version, this.parameters, this.inputs, this.outputs);
    }
}
