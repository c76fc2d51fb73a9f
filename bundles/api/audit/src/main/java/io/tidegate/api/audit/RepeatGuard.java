// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.audit;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * Keeps whoever repeats himself, be it a loop that writes ten times a second or a client that is always refused, from
 * flooding the trail. Records are alike that have action, subject, actor, result and the names of their differences in common.
 * The first of a window are recorded each, the others are counted; at its end the count becomes one record whose action ends
 * in {@value #REPEATED} and which tells, besides how many there were, from what the first of them changed each thing and to
 * what the last one. A window is a minute long, and the next one of those alike twice as long, 64 minutes at most. After a
 * window without any the next one is recorded at once; after two all is as at first. Thread-safe; records outside of its lock.
 */
public final class RepeatGuard {

    /** What the action of a record ends in that stands for several. */
    public static final String REPEATED = ".repeated";

    /** How many kinds of records one actor may have in windows at once for one subject; what is beyond is one kind. */
    public static final int KINDS = 16;

    /** How many windows there may be at once; what is beyond is told by action and entry point only. */
    public static final int MOST = 4096;

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 6;

    private record Source(String action, String subject, Actor actor) {}

    private record Kind(Source source, String result, List<String> names) {}

    private static final class Window {
        private final int doublings;
        private int left;
        private boolean over;
        private Repeats repeats;

        private Window(int left, int doublings) {
            this.left = left;
            this.doublings = Math.min(doublings, DOUBLINGS);
        }

        private Duration length() {
            return FIRST.multipliedBy(1L << doublings);
        }
    }

    private final AuditOutlet outlet;
    private final LongSupplier nanos;
    private final BiConsumer<Runnable, Duration> timer;
    private final Map<Kind, Window> windows = new HashMap<>();
    private final Map<Source, Integer> kinds = new HashMap<>();

    /**
     * A guard before the outlet.
     *
     * @param nanos monotonic nanoseconds
     * @param timer runs a task once after a time, on a thread that may record; what it refuses is told by {@link #close}
     */
    public RepeatGuard(AuditOutlet outlet, LongSupplier nanos, BiConsumer<Runnable, Duration> timer) {
        this.outlet = Objects.requireNonNull(outlet, "outlet");
        this.nanos = Objects.requireNonNull(nanos, "nanos");
        this.timer = Objects.requireNonNull(timer, "timer");
    }

    /**
     * Records it, or counts it. Never throws.
     *
     * @param each how many alike ones of a window are recorded each, at least 1
     */
    public void record(AuditRecord entry, int each) {
        Kind kind;
        Window opened;
        synchronized (this) {
            kind = kind(entry);
            Window window = windows.get(kind);
            opened = window == null || window.over
                    ? open(kind, Math.max(each, 1), window == null ? 0 : window.doublings + 1)
                    : null;
            Window now = opened == null ? window : opened;
            if (now.left == 0) {
                count(now, entry);
                return;
            }
            now.left--;
        }
        outlet.record(entry);
        if (opened != null) {
            later(kind, opened);
        }
    }

    /** Records what was counted until now. Call it when no more comes. */
    public void close() {
        List<AuditRecord> told;
        synchronized (this) {
            told = windows.entrySet().stream()
                    .filter(window -> window.getValue().repeats != null)
                    .map(window -> told(window.getKey(), window.getValue()))
                    .toList();
            windows.clear();
            kinds.clear();
        }
        told.forEach(outlet::record);
    }

    private AuditRecord told(Kind kind, Window window) {
        return window.repeats.told(kind.source().subject(), kind.source().actor(), nanos.getAsLong());
    }

    private Window open(Kind kind, int each, int doublings) {
        Window window = new Window(each, doublings);
        if (windows.put(kind, window) == null) {
            kinds.merge(kind.source(), 1, Integer::sum);
        }
        return window;
    }

    private void count(Window window, AuditRecord entry) {
        if (window.repeats == null) {
            window.repeats = new Repeats(entry, nanos.getAsLong());
        } else {
            window.repeats.add(entry);
        }
    }

    private Kind kind(AuditRecord entry) {
        Source source = new Source(entry.action(), entry.subject(), entry.actor());
        List<String> names =
                entry.differences().stream().map(Difference::name).sorted().toList();
        Kind kind = new Kind(source, entry.result(), names);
        if (windows.containsKey(kind)) {
            return kind;
        }
        if (windows.size() >= MOST) {
            Actor anyone = new Actor(entry.actor().entryPoint(), "", "");
            return new Kind(new Source(entry.action(), "", anyone), "", List.of());
        }
        return kinds.getOrDefault(source, 0) < KINDS ? kind : new Kind(source, "", List.of());
    }

    private void later(Kind kind, Window window) {
        try {
            timer.accept(() -> end(kind, window), window.length());
        } catch (RejectedExecutionException e) {
            // Whoever owns the timer stops, so that close comes soon.
            return;
        }
    }

    private void end(Kind kind, Window window) {
        AuditRecord told = null;
        Window next;
        synchronized (this) {
            if (windows.get(kind) != window) {
                return;
            }
            if (window.repeats != null) {
                told = told(kind, window);
                next = open(kind, 0, window.doublings + 1);
            } else if (window.left == 0 && !window.over) {
                window.over = true;
                next = window;
            } else {
                windows.remove(kind);
                kinds.computeIfPresent(kind.source(), (source, count) -> count > 1 ? count - 1 : null);
                return;
            }
        }
        if (told != null) {
            outlet.record(told);
        }
        later(kind, next);
    }
}
