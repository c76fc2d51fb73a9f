// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.Test;

/** The worker runs when the test says so. */
class EmitQueueTest {

    private static final long DEADLINE = 30_000;

    private final Queue<Runnable> worker = new ArrayDeque<>();
    private final List<Object> emitted = new ArrayList<>();

    @Test
    void whatComesIsEmittedInItsOrderByOneTask() {
        EmitQueue queue = queue(10, true);
        queue.add(records(1));
        queue.add(records(2));
        assertThat(worker).hasSize(1);
        worker.remove().run();
        queue.add(records(3));
        worker.remove().run();

        assertThat(emitted).containsExactly(1, 2, 3);
        assertThat(report(queue).isOk()).isTrue();
    }

    @Test
    void fullQueueDropsWhatComesAndSaysSo() {
        EmitQueue queue = queue(2, true);
        for (int i = 1; i <= 4; i++) {
            queue.add(records(i));
        }

        assertThat(report(queue).getStatus()).isEqualTo(Result.Status.WARN);
        assertThat(report(queue).toString()).contains("q: 2 of 2 envelopes wait, 2 dropped");
        worker.remove().run();
        assertThat(emitted).containsExactly(1, 2);
    }

    @Test
    void fullQueueThatDoesNotDropHoldsItsSenderUntilThereIsRoom() throws Exception {
        EmitQueue queue = queue(1, false);
        queue.add(records(1));
        Thread sender = sender(queue);
        worker.remove().run();
        sender.join(DEADLINE);
        assertThat(sender.isAlive()).isFalse();
        while (!worker.isEmpty()) {
            worker.remove().run();
        }

        assertThat(emitted).containsExactly(1, 2);
        assertThat(report(queue).toString()).contains("0 dropped");
    }

    @Test
    void closingLetsGoOfTheSenderAndOfWhatWaited() throws Exception {
        EmitQueue queue = queue(1, false);
        queue.add(records(1));
        Thread sender = sender(queue);
        queue.close();
        sender.join(DEADLINE);
        assertThat(sender.isAlive()).isFalse();
        worker.remove().run();
        queue.add(records(3));

        assertThat(emitted).isEmpty();
    }

    @Test
    void interruptedSenderIsLetGoAndItsEnvelopeCounts() throws Exception {
        EmitQueue queue = queue(1, false);
        queue.add(records(1));
        Thread sender = sender(queue);
        sender.interrupt();
        sender.join(DEADLINE);

        assertThat(sender.isAlive()).isFalse();
        assertThat(report(queue).toString()).contains("1 dropped");
    }

    @Test
    void raisedCapacityTakesEffectAtOnceAndKeepsWhatWaits() throws Exception {
        EmitQueue queue = queue(1, false);
        queue.add(records(1));
        Thread sender = sender(queue);
        queue.limit(2, true);
        sender.join(DEADLINE);
        assertThat(sender.isAlive()).isFalse();
        worker.remove().run();

        assertThat(emitted).containsExactly(1, 2);
    }

    @Test
    void failureOfOneEnvelopeDoesNotEndTheQueue() {
        EmitQueue queue = new EmitQueue(
                "q",
                worker::add,
                records -> {
                    if (number(records).equals(1)) {
                        throw new IllegalArgumentException("no");
                    }
                    emitted.add(number(records));
                },
                5,
                true);
        queue.add(records(1));
        queue.add(records(2));
        worker.remove().run();

        assertThat(emitted).containsExactly(2);
    }

    private EmitQueue queue(int capacity, boolean discards) {
        return new EmitQueue("q", worker::add, records -> emitted.add(number(records)), capacity, discards);
    }

    /** A thread that brings 2 and has to wait with it. */
    private Thread sender(EmitQueue queue) {
        Thread sender = new Thread(() -> queue.add(records(2)));
        sender.start();
        long end = System.nanoTime() + DEADLINE * 1_000_000;
        while (sender.getState() != Thread.State.WAITING && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return sender;
    }

    private static Result report(EmitQueue queue) {
        FormattingResultLog log = new FormattingResultLog();
        queue.report(log);
        return new Result(log);
    }

    private static List<WireRecord> records(int number) {
        return List.of(new WireRecord(Map.of("n", TypedValues.newIntegerValue(number))));
    }

    private static Object number(List<WireRecord> records) {
        return records.get(0).getProperties().get("n").getValue();
    }
}
