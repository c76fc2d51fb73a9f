// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import io.tidegate.lib.settings.SettingFault;
import io.tidegate.lib.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver.ConnectionException;
import org.eclipse.kura.driver.PreparedRead;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;

/** Which requests read a list of channels; made once, executed at each poll. */
final class ReadPlan implements PreparedRead {

    private record Misconfigured(ChannelRecord record, SettingFault fault) {}

    private record Request(List<Point> points, List<ReadValueId> ids) {}

    private final Requests requests;
    private final List<ChannelRecord> records;
    private final List<Misconfigured> misconfigured = new ArrayList<>();
    private final List<Request> parts = new ArrayList<>();

    ReadPlan(Requests requests, List<ChannelRecord> records) {
        this.requests = requests;
        this.records = records;
        List<Point> points = new ArrayList<>(records.size());
        for (ChannelRecord record : records) {
            try {
                points.add(new Point(record, OpcUaChannel.of(settings(requests.server(), record))));
            } catch (SettingFault e) {
                misconfigured.add(new Misconfigured(record, e));
            }
        }
        for (List<Point> part : Requests.split(points, requests.server().maxItems())) {
            parts.add(new Request(
                    part, part.stream().map(p -> p.channel().readValueId()).toList()));
        }
    }

    /** Names driver and channel in the messages about a channel's configuration. */
    static Settings settings(Server server, ChannelRecord record) {
        return new Settings(server.name() + ": " + record.getChannelName(), record.getChannelConfig());
    }

    @Override
    public List<ChannelRecord> execute() throws ConnectionException {
        for (Misconfigured m : misconfigured) {
            Point.fail(m.record, m.fault);
        }
        for (Request part : parts) {
            requests.send(
                    "read",
                    part.points,
                    client -> client.readAsync(0.0, TimestampsToReturn.Both, part.ids),
                    response -> response.getResults(),
                    (point, value) -> point.take(requests.server().title(), value));
        }
        return records;
    }

    @Override
    public List<ChannelRecord> getChannelRecords() {
        return records;
    }

    @Override
    public void close() {
        // Holds nothing that would have to be given back.
    }
}
