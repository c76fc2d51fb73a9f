// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.ai.inference;

import java.util.List;
import java.util.Optional;
import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/** Runs models. Thread-safe. */
@ProviderType
public interface InferenceEngineService {

    /**
     * What is known of a model; empty if there is none of that name.
     *
     * @throws KuraException if the engine fails
     */
    Optional<ModelInfo> getModelInfo(String modelName) throws KuraException;

    /**
     * The names of the models that can be loaded or are.
     *
     * @throws KuraException if the engine fails
     */
    List<String> getModelNames() throws KuraException;

    /**
     * Runs a model that is loaded.
     *
     * @param modelInfo of the model
     * @param inputData one tensor for each input of the model
     * @return one tensor for each output of the model
     * @throws KuraException if the model is not loaded, if the tensors do not fit, or if the engine fails
     */
    List<Tensor> infer(ModelInfo modelInfo, List<Tensor> inputData) throws KuraException;

    /**
     * Whether the engine can be used.
     *
     * @throws KuraException if it cannot be told
     */
    boolean isEngineReady() throws KuraException;

    /**
     * Whether a model can be run.
     *
     * @throws KuraException if the engine fails
     */
    boolean isModelLoaded(String modelName) throws KuraException;

    /**
     * Loads a model.
     *
     * @param modelName of the model
     * @param modelPath where it is; empty for the place that the engine knows
     * @throws KuraException if there is no such model, or if the engine fails
     */
    void loadModel(String modelName, Optional<String> modelPath) throws KuraException;

    /**
     * Unloads a model; without effect if it is not loaded.
     *
     * @throws KuraException if the engine fails
     */
    void unloadModel(String modelName) throws KuraException;
}
