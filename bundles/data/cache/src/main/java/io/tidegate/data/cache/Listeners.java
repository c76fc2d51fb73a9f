// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.cache;

import io.tidegate.api.samples.LatestValuesListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who hears of changes. One that fails harms no other, and is logged once until it has worked for a minute. */
final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
    private static final long RECENT = Duration.ofMinutes(1).toNanos();

    private final List<Member> members = new CopyOnWriteArrayList<>();
    private final LongSupplier nanos;

    Listeners(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void add(LatestValuesListener listener) {
        members.add(new Member(listener));
    }

    void remove(LatestValuesListener listener) {
        members.removeIf(member -> member.listener == listener);
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    void tell(Change change) {
        for (Member member : members) {
            if (!change.removed().isEmpty()) {
                member.call(() -> member.listener.removed(change.removed()));
            }
            if (!change.changed().isEmpty()) {
                member.call(() -> member.listener.changed(change.changed()));
            }
        }
    }

    /** One line for each listener that failed lately. */
    List<String> faults() {
        return members.stream().map(Member::fault).flatMap(Optional::stream).toList();
    }

    private final class Member {
        private final LatestValuesListener listener;
        private long failures;
        private long lastFailure;
        private String reason;

        Member(LatestValuesListener listener) {
            this.listener = listener;
        }

        void call(Runnable call) {
            try {
                call.run();
            } catch (RuntimeException | LinkageError e) {
                if (failed(e)) {
                    LOG.warn("listener {} failed", name(), e);
                }
            }
        }

        synchronized Optional<String> fault() {
            return failedLately()
                    ? Optional.of("listener " + name() + " failed " + failures + " times, last with: " + reason)
                    : Optional.empty();
        }

        private synchronized boolean failed(Throwable failure) {
            boolean first = !failedLately();
            failures++;
            lastFailure = nanos.getAsLong();
            reason = failure.toString();
            return first;
        }

        private boolean failedLately() {
            return failures > 0 && nanos.getAsLong() - lastFailure < RECENT;
        }

        private String name() {
            return listener.getClass().getName();
        }
    }
}
