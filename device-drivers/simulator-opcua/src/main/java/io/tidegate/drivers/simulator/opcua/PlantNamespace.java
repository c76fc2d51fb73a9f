// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator.opcua;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilters;
import org.eclipse.milo.opcua.sdk.server.util.SubscriptionModel;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.WriteValue;

/** The plant's variables in three folders. Values are taken from the plant's map when they are asked for. */
final class PlantNamespace extends ManagedNamespaceWithLifecycle {

    static final String URI = "urn:tidegate:demo-plant";

    private static final double SAMPLING_MS = 100;

    private final Supplier<ConcurrentMap<String, Object>> plant;
    private final SubscriptionModel subscriptions;
    private final Map<NodeId, Tag> tags = new HashMap<>();

    /** @param plant gives null while there is none */
    PlantNamespace(OpcUaServer server, Supplier<ConcurrentMap<String, Object>> plant) {
        super(server, URI);
        this.plant = plant;
        subscriptions = new SubscriptionModel(server, this);
        getLifecycleManager().addLifecycle(subscriptions);
        getLifecycleManager().addStartupTask(this::addNodes);
    }

    private void addNodes() {
        Map<String, UaFolderNode> folders = new HashMap<>();
        for (Tag tag : Tag.ALL) {
            UaVariableNode node = variable(tag);
            tags.put(node.getNodeId(), tag);
            getNodeManager().addNode(node);
            folders.computeIfAbsent(tag.folder(), this::folder).addOrganizes(node);
        }
    }

    private UaFolderNode folder(String name) {
        UaFolderNode folder = new UaFolderNode(
                getNodeContext(), newNodeId(name), newQualifiedName(name), LocalizedText.english(name));
        getNodeManager().addNode(folder);
        folder.addReference(new Reference(
                folder.getNodeId(), NodeIds.Organizes, NodeIds.ObjectsFolder.expanded(), Reference.Direction.INVERSE));
        return folder;
    }

    private UaVariableNode variable(Tag tag) {
        UaVariableNode node = new UaVariableNode.UaVariableNodeBuilder(getNodeContext())
                .setNodeId(newNodeId(tag.key()))
                .setBrowseName(newQualifiedName(tag.name()))
                .setDisplayName(LocalizedText.english(tag.name()))
                .setDescription(LocalizedText.english(tag.description()))
                .setDataType(tag.kind().dataType())
                .setTypeDefinition(NodeIds.BaseDataVariableType)
                .setMinimumSamplingInterval(SAMPLING_MS)
                .setAccessLevel(tag.writable() ? AccessLevel.READ_WRITE : AccessLevel.READ_ONLY)
                .setUserAccessLevel(tag.writable() ? AccessLevel.READ_WRITE : AccessLevel.READ_ONLY)
                .build();
        node.getFilterChain()
                .addLast(AttributeFilters.getSetValue(
                        context -> value(tag),
                        (context, value) -> command(tag, value.value().value())));
        return node;
    }

    private DataValue value(Tag tag) {
        ConcurrentMap<String, Object> present = plant.get();
        Object value = present == null ? null : present.get(tag.key());
        return value == null ? new DataValue(StatusCodes.Bad_NoCommunication) : new DataValue(Variant.of(value));
    }

    private void command(Tag tag, Object value) {
        ConcurrentMap<String, Object> present = plant.get();
        if (present != null && value != null) {
            present.put(tag.key(), value);
        }
    }

    /** What the types don't tell is judged before. */
    @Override
    public List<StatusCode> write(WriteContext context, List<WriteValue> values) {
        return values.stream().map(value -> write(context, value)).toList();
    }

    private StatusCode write(WriteContext context, WriteValue value) {
        Tag tag = tags.get(value.getNodeId());
        if (tag != null && tag.writable() && AttributeId.Value.isEqual(value.getAttributeId())) {
            if (!tag.takes(value.getValue().value().value())) {
                return new StatusCode(StatusCodes.Bad_OutOfRange);
            }
            if (plant.get() == null) {
                return new StatusCode(StatusCodes.Bad_NoCommunication);
            }
        }
        return super.write(context, List.of(value)).get(0);
    }

    @Override
    public void onDataItemsCreated(List<DataItem> items) {
        subscriptions.onDataItemsCreated(items);
    }

    @Override
    public void onDataItemsModified(List<DataItem> items) {
        subscriptions.onDataItemsModified(items);
    }

    @Override
    public void onDataItemsDeleted(List<DataItem> items) {
        subscriptions.onDataItemsDeleted(items);
    }

    @Override
    public void onMonitoringModeChanged(List<MonitoredItem> items) {
        subscriptions.onMonitoringModeChanged(items);
    }
}
