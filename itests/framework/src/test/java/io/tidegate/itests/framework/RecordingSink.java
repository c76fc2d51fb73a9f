// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.framework;

import io.tidegate.api.samples.Quality;
import io.tidegate.api.samples.Sample;
import io.tidegate.api.samples.SampleSink;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers each sample that the asset took. */
final class RecordingSink implements SampleSink {

    private final List<Sample> samples = new CopyOnWriteArrayList<>();

    @Override
    public void offer(List<Sample> offered) {
        samples.addAll(offered);
    }

    List<Sample> samples() {
        return List.copyOf(samples);
    }

    List<Reading> readings() {
        return samples.stream()
                .filter(sample -> sample.quality() == Quality.GOOD)
                .map(Reading::of)
                .toList();
    }
}
