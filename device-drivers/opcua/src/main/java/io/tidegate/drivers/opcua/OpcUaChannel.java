// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import io.tidegate.lib.settings.Settings;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;

/**
 * Where a channel's value lives in the server, and how it is listened to.
 *
 * @param sampling how often the server looks at the value; zero = as often as it can
 * @param queueSize how many values the server keeps between two publishings
 * @param children listen to all variables below the node
 */
record OpcUaChannel(
        NodeId node,
        VariableType type,
        AttributeId attribute,
        Duration sampling,
        int queueSize,
        boolean discardOldest,
        boolean children) {

    static final String NODE = "node.id";
    static final String NAMESPACE = "node.namespace.index";
    static final String NODE_TYPE = "node.id.type";
    static final String TYPE = "opcua.type";
    static final String ATTRIBUTE = "attribute";
    static final String SAMPLING = "listen.sampling.interval";
    static final String QUEUE_SIZE = "listen.queue.size";
    static final String DISCARD_OLDEST = "listen.discard.oldest";
    static final String CHILDREN = "listen.subscribe.to.children";

    static final int SAMPLING_MS = 1000;
    static final int QUEUE = 10;

    private static final double MOST_SAMPLING_MS = 86_400_000;

    /** How a node is named within its namespace. */
    enum NodeIdType {
        NUMERIC,
        STRING,
        GUID,
        OPAQUE
    }

    /** @throws io.tidegate.lib.settings.SettingFault naming key, value and what is allowed */
    static OpcUaChannel of(Settings settings) {
        return new OpcUaChannel(
                node(settings),
                settings.choice(TYPE, VariableType.class, VariableType.DEFINED_BY_JAVA_TYPE),
                attribute(settings),
                Duration.ofMillis(Math.round(settings.decimal(SAMPLING, SAMPLING_MS, 0, MOST_SAMPLING_MS))),
                settings.integer(QUEUE_SIZE, QUEUE, 1, 1_000_000),
                settings.flag(DISCARD_OLDEST, true),
                settings.flag(CHILDREN, false));
    }

    private static NodeId node(Settings settings) {
        String id = settings.required(NODE);
        int namespace = settings.integer(NAMESPACE, 2, 0, 65535);
        NodeIdType type = settings.choice(NODE_TYPE, NodeIdType.class, NodeIdType.STRING);
        try {
            return switch (type) {
                case NUMERIC -> new NodeId(namespace, Unsigned.uint(Long.parseLong(id)));
                case STRING -> new NodeId(namespace, id);
                case GUID -> new NodeId(namespace, UUID.fromString(id));
                case OPAQUE ->
                    new NodeId(namespace, ByteString.of(Base64.getDecoder().decode(id)));
            };
        } catch (IllegalArgumentException e) {
            throw settings.fault(
                    NODE,
                    id,
                    switch (type) {
                        case NUMERIC -> "a whole number from 0 to " + UInteger.MAX_VALUE + ", as NUMERIC wants";
                        case GUID -> "such as 72962B91-FA75-4AE6-8D28-B404DC7DAF63, as GUID wants";
                        default -> "Base64, as OPAQUE wants";
                    });
        }
    }

    private static AttributeId attribute(Settings settings) {
        String name = settings.text(ATTRIBUTE, AttributeId.Value.name()).strip().replace("_", "");
        return Arrays.stream(AttributeId.values())
                .filter(a -> a.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(
                        () -> settings.fault(ATTRIBUTE, name, Settings.oneOf(Arrays.asList(AttributeId.values()))));
    }

    ReadValueId readValueId() {
        return readValueId(node);
    }

    /** The channel's attribute of another node. */
    ReadValueId readValueId(NodeId other) {
        return new ReadValueId(other, attribute.uid(), null, QualifiedName.NULL_VALUE);
    }

    /** The node as operators of OPC UA write it, for messages. */
    String address() {
        return node.toParseableString() + (attribute == AttributeId.Value ? "" : " " + attribute);
    }
}
