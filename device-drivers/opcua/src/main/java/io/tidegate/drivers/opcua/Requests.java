// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import io.tidegate.lib.settings.SettingFault;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver.ConnectionException;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.structured.WriteValue;

/** Sends requests about channels over whatever connection there is. */
final class Requests {

    private record Write(Point point, WriteValue value) {}

    private final Server server;
    private final Connector connector;
    private final LineState state;

    Requests(Server server, Connector connector, LineState state) {
        this.server = server;
        this.connector = connector;
        this.state = state;
    }

    Server server() {
        return server;
    }

    /**
     * Sends a request and gives each channel its part of the answer. If the server refuses the request as a whole, the
     * channels fail.
     *
     * @throws ConnectionException if there is no answer
     */
    <A, R> void send(
            String what,
            List<Point> points,
            Function<OpcUaClient, CompletableFuture<A>> request,
            Function<A, R[]> results,
            BiConsumer<Point, R> taker)
            throws ConnectionException {
        Connection connection = connector.connection();
        state.asked();
        try {
            R[] parts = results.apply(connection.call(request));
            for (int i = 0; i < points.size(); i++) {
                if (parts != null && i < parts.length) {
                    taker.accept(points.get(i), parts[i]);
                } else {
                    points.get(i).fail(server.title(), "the server left it out of its response", null);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectionException(title(what, points) + ": interrupted", e);
        } catch (Exception e) {
            if (!Reasons.isRefusal(e)) {
                throw new ConnectionException(title(what, points) + ": " + Reasons.of(e), e);
            }
            points.forEach(point -> point.fail(server.title(), Reasons.of(e), e));
        }
    }

    /** In the order given. */
    void write(List<ChannelRecord> records) throws ConnectionException {
        List<Write> writes = new ArrayList<>(records.size());
        for (ChannelRecord record : records) {
            try {
                Point point = new Point(record, OpcUaChannel.of(ReadPlan.settings(server, record)));
                prepare(point, writes);
            } catch (SettingFault e) {
                Point.fail(record, e);
            }
        }
        for (List<Write> part : split(writes, server.maxItems())) {
            List<WriteValue> values = part.stream().map(Write::value).toList();
            send(
                    "write",
                    part.stream().map(Write::point).toList(),
                    client -> client.writeAsync(values),
                    response -> response.getResults(),
                    (point, status) -> point.written(server.title(), status));
        }
    }

    private void prepare(Point point, List<Write> writes) {
        OpcUaChannel channel = point.channel();
        try {
            DataValue value = DataValue.valueOnly(
                    Variants.encode(channel.type(), point.record().getValue()));
            writes.add(new Write(
                    point, new WriteValue(channel.node(), channel.attribute().uid(), null, value)));
        } catch (IllegalArgumentException e) {
            point.fail(server.title(), e.getMessage(), e);
        }
    }

    static <T> List<List<T>> split(List<T> all, int most) {
        List<List<T>> parts = new ArrayList<>();
        for (int i = 0; i < all.size(); i += most) {
            parts.add(List.copyOf(all.subList(i, Math.min(all.size(), i + most))));
        }
        return parts;
    }

    private String title(String what, List<Point> points) {
        return server.title() + ": " + what + " of " + points.size() + (points.size() == 1 ? " item" : " items");
    }
}
