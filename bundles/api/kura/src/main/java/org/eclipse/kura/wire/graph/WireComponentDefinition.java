// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire.graph;

import java.util.Collections;
import java.util.Map;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.osgi.annotation.versioning.ProviderType;

/** What a kind of wire component offers: its ports and its configuration. Not thread-safe. */
@ProviderType
public class WireComponentDefinition {

    private String factoryPid;
    private ComponentConfiguration componentOCD;
    private int minInputPorts;
    private int maxInputPorts;
    private int defaultInputPorts;
    private int minOutputPorts;
    private int maxOutputPorts;
    private int defaultOutputPorts;
    private Map<Integer, String> inputPortNames = Collections.emptyMap();
    private Map<Integer, String> outputPortNames = Collections.emptyMap();

    /** Nothing is set yet. */
    public WireComponentDefinition() {
        super();
    }

    /** The kind of component. */
    public String getFactoryPid() {
        return this.factoryPid;
    }

    /** Sets the kind of component. */
    public void setFactoryPid(String factoryPid) {
        this.factoryPid = factoryPid;
    }

    /** The definition and the defaults of its configuration. */
    public ComponentConfiguration getComponentOCD() {
        return this.componentOCD;
    }

    /** Sets the definition and the defaults of its configuration. */
    public void setComponentOCD(ComponentConfiguration componentOCD) {
        this.componentOCD = componentOCD;
    }

    /** The least number of inputs. */
    public int getMinInputPorts() {
        return this.minInputPorts;
    }

    /** Sets the least number of inputs. */
    public void setMinInputPorts(int minInputPorts) {
        this.minInputPorts = minInputPorts;
    }

    /** The greatest number of inputs. */
    public int getMaxInputPorts() {
        return this.maxInputPorts;
    }

    /** Sets the greatest number of inputs. */
    public void setMaxInputPorts(int maxInputPorts) {
        this.maxInputPorts = maxInputPorts;
    }

    /** The number of inputs of a new component. */
    public int getDefaultInputPorts() {
        return this.defaultInputPorts;
    }

    /** Sets the number of inputs of a new component. */
    public void setDefaultInputPorts(int defaultInputPorts) {
        this.defaultInputPorts = defaultInputPorts;
    }

    /** The least number of outputs. */
    public int getMinOutputPorts() {
        return this.minOutputPorts;
    }

    /** Sets the least number of outputs. */
    public void setMinOutputPorts(int minOutputPorts) {
        this.minOutputPorts = minOutputPorts;
    }

    /** The greatest number of outputs. */
    public int getMaxOutputPorts() {
        return this.maxOutputPorts;
    }

    /** Sets the greatest number of outputs. */
    public void setMaxOutputPorts(int maxOutputPorts) {
        this.maxOutputPorts = maxOutputPorts;
    }

    /** The number of outputs of a new component. */
    public int getDefaultOutputPorts() {
        return this.defaultOutputPorts;
    }

    /** Sets the number of outputs of a new component. */
    public void setDefaultOutputPorts(int defaultOutputPorts) {
        this.defaultOutputPorts = defaultOutputPorts;
    }

    /** Names of inputs, by number from 0; may be incomplete. */
    public Map<Integer, String> getInputPortNames() {
        return this.inputPortNames;
    }

    /** Sets names of inputs, by number from 0; may be incomplete. */
    public void setInputPortNames(Map<Integer, String> inputPortNames) {
        this.inputPortNames = inputPortNames;
    }

    /** Names of outputs, by number from 0; may be incomplete. */
    public Map<Integer, String> getOutputPortNames() {
        return this.outputPortNames;
    }

    /** Sets names of outputs, by number from 0; may be incomplete. */
    public void setOutputPortNames(Map<Integer, String> outputPortNames) {
        this.outputPortNames = outputPortNames;
    }
}
