// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.cache;

import io.tidegate.api.samples.Sample;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.eclipse.kura.type.TypedValue;

/** The recent samples of one channel; the oldest go when there are too many, or too many bytes. Not thread-safe. */
final class Ring {

    /** A sample with a number as its value, its times, and its place here. */
    private static final int PLAIN_BYTES = 128;

    private static final int FIRST_CAPACITY = 8;
    private static final Sample[] EMPTY = {};

    private Sample[] samples = EMPTY;
    private int first;
    private int count;
    private long bytes;

    void add(Sample sample, HistoryLimits limits) {
        bytes += bytes(sample);
        if (count == samples.length && count < limits.samples()) {
            resize(Math.min(limits.samples(), Math.max(FIRST_CAPACITY, 2 * count)));
        } else if (count > 0 && count == samples.length) {
            dropOldest();
        }
        if (samples.length == 0) {
            bytes = 0;
            return;
        }
        samples[index(count++)] = sample;
        drop(limits);
    }

    /** Keeps to limits that became narrower, and gives back what is no longer needed for them. */
    void trim(HistoryLimits limits) {
        drop(limits);
        if (samples.length > limits.samples() || samples.length > Math.max(FIRST_CAPACITY, 4 * count)) {
            resize(Math.min(limits.samples(), 2 * count));
        }
    }

    int count() {
        return count;
    }

    long bytes() {
        return bytes;
    }

    /** The newest ones, oldest first. */
    List<Sample> newest(int most) {
        int taken = Math.min(most, count);
        return Collections.unmodifiableList(Arrays.asList(copy(taken, taken)));
    }

    private void drop(HistoryLimits limits) {
        while (count > 0 && (count > limits.samples() || bytes > limits.bytes())) {
            dropOldest();
        }
    }

    private void dropOldest() {
        bytes -= bytes(samples[first]);
        samples[first] = null;
        first = index(1);
        count--;
    }

    private void resize(int capacity) {
        samples = capacity == 0 ? EMPTY : copy(count, capacity);
        first = 0;
    }

    private Sample[] copy(int newest, int capacity) {
        Sample[] copy = new Sample[capacity];
        int from = newest == 0 ? 0 : index(count - newest);
        int straight = Math.min(newest, samples.length - from);
        System.arraycopy(samples, from, copy, 0, straight);
        System.arraycopy(samples, 0, copy, straight, newest - straight);
        return copy;
    }

    private int index(int offset) {
        int index = first + offset;
        return index < samples.length ? index : index - samples.length;
    }

    /** Estimated; what samples share (times, reasons) is counted with each. */
    static long bytes(Sample sample) {
        return PLAIN_BYTES + sample.reason().length() + payload(sample.value());
    }

    private static long payload(TypedValue<?> value) {
        Object content = value == null ? null : value.getValue();
        if (content instanceof String text) {
            return 2L * text.length();
        }
        return content instanceof byte[] array ? array.length : 0;
    }
}
