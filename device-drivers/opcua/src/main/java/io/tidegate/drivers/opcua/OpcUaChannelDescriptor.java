// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import java.util.Arrays;
import java.util.List;
import org.eclipse.kura.core.configuration.metatype.Tad;
import org.eclipse.kura.core.configuration.metatype.Toption;
import org.eclipse.kura.core.configuration.metatype.Tscalar;
import org.eclipse.kura.driver.ChannelDescriptor;
import org.eclipse.milo.opcua.stack.core.AttributeId;

/** What a form must ask for an OPC UA channel. */
final class OpcUaChannelDescriptor implements ChannelDescriptor {

    @Override
    public Object getDescriptor() {
        return List.of(
                attribute(
                        OpcUaChannel.NODE,
                        "Node id",
                        "The variable's name, number, GUID or Base64 in its namespace.",
                        Tscalar.STRING,
                        "MyNode"),
                attribute(
                        OpcUaChannel.NAMESPACE,
                        "Namespace index",
                        "The number of the variable's namespace in the server.",
                        Tscalar.STRING,
                        "2"),
                choice(
                        OpcUaChannel.TYPE,
                        "OPC UA type",
                        "The variable's type in the server, for writing. DEFINED_BY_JAVA_TYPE follows the value type.",
                        VariableType.values(),
                        VariableType.DEFINED_BY_JAVA_TYPE),
                choice(
                        OpcUaChannel.NODE_TYPE,
                        "Node id type",
                        "How the node id is to be understood: as NUMERIC, STRING, GUID, or OPAQUE in Base64.",
                        OpcUaChannel.NodeIdType.values(),
                        OpcUaChannel.NodeIdType.STRING),
                choice(
                        OpcUaChannel.ATTRIBUTE,
                        "Attribute",
                        "Which attribute of the node is read or written; mostly its Value.",
                        AttributeId.values(),
                        AttributeId.Value),
                attribute(
                        OpcUaChannel.SAMPLING,
                        "Sampling interval (ms)",
                        "How often the server looks at the value of a channel that is listened to. 0: as it can.",
                        Tscalar.DOUBLE,
                        Integer.toString(OpcUaChannel.SAMPLING_MS)),
                attribute(
                        OpcUaChannel.QUEUE_SIZE,
                        "Queue size",
                        "How many values the server keeps between two publishings.",
                        Tscalar.LONG,
                        Integer.toString(OpcUaChannel.QUEUE)),
                attribute(
                        OpcUaChannel.DISCARD_OLDEST,
                        "Discard oldest",
                        "Whether a full queue loses its oldest value, or else the newest.",
                        Tscalar.BOOLEAN,
                        "true"),
                attribute(
                        OpcUaChannel.CHILDREN,
                        "Listen to children",
                        "Listen to all variables below the node, each under a name of its own.",
                        Tscalar.BOOLEAN,
                        "false"));
    }

    private static Tad choice(String key, String name, String description, Enum<?>[] choices, Enum<?> fallback) {
        Tad tad = attribute(key, name, description, Tscalar.STRING, fallback.name());
        Arrays.stream(choices).forEach(choice -> {
            Toption option = new Toption();
            option.setLabel(choice.name());
            option.setValue(choice.name());
            tad.setOption(option);
        });
        return tad;
    }

    private static Tad attribute(String key, String name, String description, Tscalar type, String fallback) {
        Tad tad = new Tad();
        tad.setId(key);
        tad.setName(name);
        tad.setDescription(description);
        tad.setType(type);
        tad.setDefault(fallback);
        tad.setCardinality(0);
        tad.setRequired(true);
        return tad;
    }
}
