// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventRingTest {

    private final EventRing ring = new EventRing(3, 100);

    @Test
    void newestAreKeptInOrder() {
        add(5, 10);
        assertThat(after(5)).contains(List.of());
        assertThat(after(2)).contains(List.of(3L, 4L, 5L));
        assertThat(after(4)).contains(List.of(5L));
        assertThat(after(1)).isEmpty();
        assertThat(after(6)).isEmpty();
    }

    @Test
    void bytesAreBounded() {
        add(2, 10);
        add(1, 95);
        assertThat(after(2)).contains(List.of(3L));
        assertThat(after(1)).isEmpty();
        add(1, 1000);
        assertThat(after(4)).contains(List.of());
        assertThat(after(3)).isEmpty();
    }

    /** While nobody listened nothing was noted: who was there before must not believe to have missed nothing. */
    @Test
    void gapCutsOffWhatWasBefore() {
        add(2, 10);
        ring.gap();
        assertThat(after(2)).isEmpty();
        assertThat(after(ring.newest())).contains(List.of());
        add(1, 10);
        assertThat(after(3)).contains(List.of(4L));
    }

    @Test
    void idsOfAnotherRunAreNoneOfThisOne() {
        EventIds ids = new EventIds("abc");
        assertThat(ids.number(ids.id(7))).contains(7L);
        assertThat(ids.number("abd-7")).isEmpty();
        assertThat(ids.number("7")).isEmpty();
        assertThat(ids.number("abc-x")).isEmpty();
        assertThat(ids.number(null)).isEmpty();
    }

    private void add(int count, int bytes) {
        for (int i = 0; i < count; i++) {
            ring.add(new Event(ring.next(), Topic.VALUES, new byte[bytes]));
        }
    }

    private Optional<List<Long>> after(long number) {
        return ring.after(number)
                .map(events -> events.stream().map(Event::number).toList());
    }
}
