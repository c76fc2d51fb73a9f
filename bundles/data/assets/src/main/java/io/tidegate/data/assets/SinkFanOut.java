// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import io.tidegate.api.samples.Sample;
import io.tidegate.api.samples.SampleSink;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands samples to every sink there is. A sink that fails harms nobody and is logged once until it works again. */
final class SinkFanOut {

    private static final Logger LOG = LoggerFactory.getLogger(SinkFanOut.class);

    private final List<Member> members = new CopyOnWriteArrayList<>();

    void add(SampleSink sink) {
        members.add(new Member(sink));
    }

    void remove(SampleSink sink) {
        members.removeIf(member -> member.sink == sink);
    }

    void offer(List<Sample> samples) {
        for (Member member : members) {
            member.offer(samples);
        }
    }

    private static final class Member {
        private final SampleSink sink;
        private volatile boolean failing;

        Member(SampleSink sink) {
            this.sink = sink;
        }

        void offer(List<Sample> samples) {
            try {
                sink.offer(samples);
                failing = false;
            } catch (RuntimeException | LinkageError e) {
                if (!failing) {
                    LOG.warn("sink {} refused {} samples", sink.getClass().getName(), samples.size(), e);
                }
                failing = true;
            }
        }
    }
}
