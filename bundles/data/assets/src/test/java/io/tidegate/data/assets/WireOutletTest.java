// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.lib.concurrent.WorkerPool;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.service.wireadmin.Wire;

class WireOutletTest {

    private final WorkerPool pool = new WorkerPool("test", 10);
    private final AtomicLong nanos = new AtomicLong(1);
    private final WireOutlet outlet = new WireOutlet("plc", pool, nanos::get);
    private final AssetPlan plan = PlanReader.plan(Assets.withChannels(Assets.properties(), "n"));
    private final Readings readings = new Readings(Clock.systemUTC());
    private final FakeGraph graph = new FakeGraph();

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void readingsAreHeldInOrderUntilThereIsAGraph() {
        emit(1, 2, 3);
        assertThat(outlet.held()).isEqualTo(3);

        outlet.support(graph);

        graph.awaitNumbers(1, 2, 3);
        assertThat(outlet.dropped()).isZero();
    }

    @Test
    void whatAGraphThatIsNotUpRefusesIsEmittedAgain() {
        graph.refusing = true;
        outlet.support(graph);
        emit(1, 2);
        Assets.await("refused", () -> graph.refused.get() > 1);

        graph.refusing = false;

        graph.awaitNumbers(1, 2);
    }

    @Test
    void readingsAreHeldWhileTheConsumersAreBeingReplaced() {
        outlet.support(graph);
        outlet.consumers(true);
        emit(1);
        graph.awaitNumbers(1);

        outlet.consumers(false);
        emit(2, 3);
        assertThat(outlet.held()).isEqualTo(2);
        outlet.consumers(true);

        graph.awaitNumbers(1, 2, 3);
    }

    @Test
    void consumersThatDoNotComeBackAreNotWaitedForLongerThanTheLimit() {
        outlet.support(graph);
        outlet.consumers(true);
        outlet.consumers(false);
        emit(1);

        nanos.addAndGet(WireOutlet.LONGEST_HELD.toNanos() + 1);
        emit(2);

        Assets.await("nothing is held", () -> outlet.held() == 0);
    }

    @Test
    void slowGraphDropsTheOldestAndCountsThem() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        graph.block = release;
        outlet.support(graph);
        emit(0);
        graph.entered.await();

        for (int i = 1; i <= WireOutlet.MOST_HELD + 5; i++) {
            emit(i);
        }
        assertThat(outlet.held()).isEqualTo(WireOutlet.MOST_HELD);
        assertThat(outlet.dropped()).isEqualTo(6);
        assertThat(outlet.droppedWithin(Duration.ofMinutes(1))).isTrue();
        release.countDown();

        Assets.await("all that is held leaves", () -> outlet.held() == 0);
        assertThat(graph.numbers.get(graph.numbers.size() - 1)).isEqualTo(WireOutlet.MOST_HELD + 5);
        assertThat(graph.numbers).isSorted();
    }

    @Test
    void readingsOlderThanTheLimitMakeRoom() {
        emit(1, 2);
        nanos.addAndGet(WireOutlet.LONGEST_HELD.toNanos() + 1);
        emit(3);

        outlet.support(graph);

        graph.awaitNumbers(3);
        assertThat(outlet.dropped()).isEqualTo(2);
    }

    @Test
    void atTheStartReadingsWaitForTheFirstConsumersButNotForever() {
        outlet.support(graph);
        outlet.awaitConsumers();
        emit(1, 2);
        assertThat(outlet.held()).isEqualTo(2);
        outlet.consumers(true);
        graph.awaitNumbers(1, 2);

        WireOutlet unwired = new WireOutlet("plc", pool, nanos::get);
        unwired.support(graph);
        unwired.awaitConsumers();
        nanos.addAndGet(WireOutlet.FIRST_CONSUMERS.toNanos() + 1);
        emit(unwired, 3);
        graph.awaitNumbers(1, 2, 3);
    }

    @Test
    void whatIsHeldAtTheStopIsCountedAsDropped() {
        emit(1, 2, 3);
        assertThat(outlet.isDrained()).as("there is nowhere to emit it").isTrue();
        graph.refusing = true;
        outlet.support(graph);
        assertThat(outlet.isDrained()).isFalse();

        outlet.close();

        assertThat(outlet.dropped()).isEqualTo(3);
    }

    private void emit(int... numbers) {
        emit(outlet, numbers);
    }

    private void emit(WireOutlet to, int... numbers) {
        for (int number : numbers) {
            ChannelRecord record = ChannelRecord.createWriteRecord("n", TypedValues.newIntegerValue(number));
            record.setChannelStatus(new ChannelStatus(ChannelFlag.SUCCESS));
            to.emit(readings.answered(plan, List.of(record)), plan.emit());
        }
    }

    private static final class FakeGraph implements WireSupport {
        final List<Integer> numbers = new CopyOnWriteArrayList<>();
        final CountDownLatch entered = new CountDownLatch(1);
        volatile CountDownLatch block;
        volatile boolean refusing;
        final AtomicInteger refused = new AtomicInteger();

        @Override
        public void emit(List<WireRecord> records) {
            entered.countDown();
            if (block != null) {
                try {
                    block.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            if (refusing) {
                refused.incrementAndGet();
                throw new IllegalStateException("not up");
            }
            numbers.add((Integer) records.get(0).getProperties().get("n").getValue());
        }

        void awaitNumbers(Integer... wanted) {
            Assets.await("emitted " + List.of(wanted), () -> numbers.equals(List.of(wanted)));
        }

        @Override
        public void consumersConnected(Wire[] wires) {}

        @Override
        public Object polled(Wire wire) {
            return null;
        }

        @Override
        public void producersConnected(Wire[] wires) {}

        @Override
        public void updated(Wire wire, Object value) {}
    }
}
