// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.audit.Actor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;

class WriteQueueTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Actor WIRES = new Actor(Actor.WIRES, "timer", "");
    private final AtomicLong nanos = new AtomicLong();
    private final WriteQueue queue = new WriteQueue(LIMIT, nanos::get);

    /** A valve that opens long after somebody wanted it to is worse than one that stays closed. */
    @Test
    void writeThatWaitedTooLongIsNotDone() {
        queue.offer(write("old"), WIRES);
        nanos.addAndGet(LIMIT.toNanos() + 1);
        queue.offer(write("new"), WIRES);

        WriteQueue.Waiting old = queue.poll();
        assertThat(name(old)).isEqualTo("old");
        assertThat(queue.isLate(old)).isTrue();
        WriteQueue.Waiting young = queue.poll();
        assertThat(name(young)).isEqualTo("new");
        assertThat(queue.isLate(young)).isFalse();
        assertThat(queue.poll()).isNull();
        assertThat(queue.refused()).isEqualTo(1);
    }

    @Test
    void writesBeyondTheBoundAreRefusedInsteadOfOlderOnes() {
        for (int i = 0; i < WriteQueue.MOST; i++) {
            assertThat(queue.offer(write("w" + i), WIRES)).isTrue();
        }

        assertThat(queue.offer(write("one more"), WIRES)).isFalse();
        assertThat(name(queue.poll())).isEqualTo("w0");
        assertThat(queue.refused()).isEqualTo(1);
    }

    private static String name(WriteQueue.Waiting write) {
        return write.records().get(0).getChannelName();
    }

    private static List<ChannelRecord> write(String channel) {
        return List.of(ChannelRecord.createWriteRecord(channel, TypedValues.newIntegerValue(1)));
    }
}
