// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;

class RingTest {

    private static final long MUCH = 1L << 30;

    private final Ring ring = new Ring();

    @Test
    void keepsTheNewestInTheirOrder() {
        fill(25, new HistoryLimits(10, MUCH));

        assertThat(numbers(100)).containsExactly(15, 16, 17, 18, 19, 20, 21, 22, 23, 24);
        assertThat(numbers(3)).containsExactly(22, 23, 24);
    }

    @Test
    void everyNumberOfSamplesFromNoneToManyIsKeptExactly() {
        for (int most = 0; most < 40; most++) {
            for (int put = 0; put < 90; put++) {
                Ring each = new Ring();
                HistoryLimits limits = new HistoryLimits(most, MUCH);
                IntStream.range(0, put).forEach(n -> each.add(sample(n), limits));

                assertThat(each.newest(1000))
                        .extracting(RingTest::number)
                        .containsExactlyElementsOf(IntStream.range(Math.max(0, put - most), put)
                                .boxed()
                                .toList());
            }
        }
    }

    @Test
    void oldestGoWhenThereAreTooManyBytes() {
        long each = Ring.bytes(sample(0));
        fill(25, new HistoryLimits(600, 4 * each));

        assertThat(numbers(100)).containsExactly(21, 22, 23, 24);
        assertThat(ring.bytes()).isEqualTo(4 * each);
    }

    /** One long text must not cost more than what is allowed for all of a channel. */
    @Test
    void sampleThatIsTooLargeIsNotKept() {
        HistoryLimits limits = new HistoryLimits(600, 10_000);
        ring.add(sample(1), limits);
        ring.add(sample(TypedValues.newStringValue("x".repeat(10_000))), limits);
        assertThat(ring.count()).isZero();
        assertThat(ring.bytes()).isZero();

        ring.add(sample(2), limits);
        assertThat(numbers(100)).containsExactly(2);
    }

    @Test
    void narrowerLimitsDropTheOldestAndWiderOnesKeepAll() {
        fill(100, new HistoryLimits(100, MUCH));

        ring.trim(new HistoryLimits(5, MUCH));
        assertThat(numbers(100)).containsExactly(95, 96, 97, 98, 99);

        ring.trim(new HistoryLimits(100, MUCH));
        ring.add(sample(100), new HistoryLimits(100, MUCH));
        assertThat(numbers(100)).containsExactly(95, 96, 97, 98, 99, 100);

        ring.trim(new HistoryLimits(0, MUCH));
        assertThat(numbers(100)).isEmpty();
        assertThat(ring.bytes()).isZero();
    }

    private void fill(int count, HistoryLimits limits) {
        IntStream.range(0, count).forEach(n -> ring.add(sample(n), limits));
    }

    private List<Integer> numbers(int most) {
        return ring.newest(most).stream().map(RingTest::number).toList();
    }

    private static Integer number(Sample sample) {
        return (Integer) sample.value().getValue();
    }

    private static Sample sample(int number) {
        return sample(TypedValues.newIntegerValue(number));
    }

    private static Sample sample(TypedValue<?> value) {
        return Sample.good(new ChannelId("tank", "level"), value, Instant.EPOCH, Instant.EPOCH, Duration.ZERO);
    }
}
