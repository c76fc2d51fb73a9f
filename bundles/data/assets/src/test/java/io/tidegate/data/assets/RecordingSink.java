// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import io.tidegate.api.samples.Sample;
import io.tidegate.api.samples.SampleSink;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Keeps what it is offered. */
final class RecordingSink implements SampleSink {

    private final BlockingQueue<List<Sample>> offered = new LinkedBlockingQueue<>();

    @Override
    public void offer(List<Sample> samples) {
        offered.add(samples);
    }

    List<Sample> next() {
        return next(samples -> true);
    }

    /** The next offer that fits; those before it are forgotten. */
    List<Sample> next(Predicate<List<Sample>> wanted) {
        try {
            while (true) {
                List<Sample> samples = offered.poll(Assets.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
                if (samples == null) {
                    throw new AssertionError("nothing offered within " + Assets.LIMIT);
                }
                if (wanted.test(samples)) {
                    return samples;
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    boolean isEmpty() {
        return offered.isEmpty();
    }
}
