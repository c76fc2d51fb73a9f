// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepeatGuardTest {

    private static final Actor LOOP = new Actor(Actor.WIRES, "pid", "");

    private record Later(Runnable task, long due) {}

    private final AtomicLong nanos = new AtomicLong();
    private final List<Later> timed = new ArrayList<>();
    private final ListTrail trail = new ListTrail();
    private final AuditOutlet outlet = new AuditOutlet();
    private RepeatGuard guard;

    @BeforeEach
    void open() {
        outlet.bind(trail);
        guard = new RepeatGuard(
                outlet, nanos::get, (task, delay) -> timed.add(new Later(task, nanos.get() + delay.toNanos())));
    }

    @Test
    void loopIsRecordedOnceThenByCountsFartherAndFartherApart() {
        for (int second = 0; second < 7 * 60; second++) {
            guard.record(write(LOOP, "valve", second, AuditRecord.DONE), 1);
            pass(Duration.ofSeconds(1));
        }

        assertThat(trail.records())
                .extracting(AuditRecord::action)
                .containsExactly(
                        "device.write", "device.write.repeated", "device.write.repeated", "device.write.repeated");
        assertThat(trail.records()).allMatch(entry -> entry.isOf(AuditActions.DEVICE_WRITE));
        AuditRecord second = trail.records().get(2);
        assertThat(second.result()).isEqualTo(AuditRecord.DONE);
        assertThat(second.actor()).isEqualTo(LOOP);
        assertThat(second.differences().get(0).after()).isEqualTo("120");
        assertThat(second.differences().get(1)).isEqualTo(new Difference("valve", "59", "179"));
    }

    /** Also one that writes so seldom that each of its writes is the first of a minute. */
    @Test
    void neitherAFastNorASlowSeriesFillsTheTrail() {
        for (int minute = 0; minute < 24 * 60; minute++) {
            guard.record(write(LOOP, "valve", minute, AuditRecord.DONE), 1);
            pass(Duration.ofMinutes(1));
        }

        assertThat(trail.records()).hasSizeBetween(24, 34);
    }

    @Test
    void afterAQuietWindowTheNextOneIsRecordedAtOnceAndAfterTwoAllIsAsAtFirst() {
        for (int i = 0; i < 4; i++) {
            guard.record(write(LOOP, "valve", i, AuditRecord.DONE), 1);
            pass(Duration.ofMinutes(1));
            pass(Duration.ofMinutes(1));
        }

        assertThat(trail.records()).extracting(AuditRecord::action).containsOnly("device.write");
        assertThat(trail.records()).hasSize(4);
        assertThat(timed).as("nothing of them is kept").isEmpty();
    }

    @Test
    void whatDiffersInActorResultOrChannelIsNotHiddenByARepetition() {
        Actor anna = new Actor("REST", "anna", "10.0.0.7");
        guard.record(write(LOOP, "valve", 1, AuditRecord.DONE), 1);
        guard.record(write(anna, "valve", 1, AuditRecord.DONE), 1);
        guard.record(write(LOOP, "valve", 1, "timeout"), 1);
        guard.record(write(LOOP, "lamp", 1, AuditRecord.DONE), 1);
        guard.record(write(LOOP, "valve", 2, AuditRecord.DONE), 1);

        assertThat(trail.records()).hasSize(4);
    }

    @Test
    void whoAlwaysSaysSomethingElseIsCountedToo() {
        for (int i = 0; i < 1000; i++) {
            guard.record(write(LOOP, "c" + i, i, "there is no such channel"), 1);
        }
        pass(Duration.ofMinutes(1));

        // The first of each kind, the first of what is beyond, and the count of that.
        assertThat(trail.records()).hasSize(RepeatGuard.KINDS + 2);
        AuditRecord count = trail.records().get(RepeatGuard.KINDS + 1);
        assertThat(count.differences()).hasSizeLessThan(60);
        assertThat(count.differences().get(0).after()).isEqualTo(String.valueOf(1000 - RepeatGuard.KINDS - 1));
    }

    @Test
    void whoCallsHimselfSomebodyElseEachTimeIsCountedAtLast() {
        for (int i = 0; i < RepeatGuard.MOST + 100; i++) {
            guard.record(write(new Actor("REST", "u" + i, ""), "valve", i, "refused"), 1);
        }
        pass(Duration.ofMinutes(1));

        assertThat(trail.records()).hasSize(RepeatGuard.MOST + 2);
        AuditRecord count = trail.records().get(RepeatGuard.MOST + 1);
        assertThat(count.actor()).hasToString("REST");
        assertThat(count.differences().get(0).after()).isEqualTo("99");
    }

    @Test
    void aPersonsWritesAreRecordedEachUpToABound() {
        for (int i = 0; i < 70; i++) {
            guard.record(write(LOOP, "valve", i, AuditRecord.DONE), 60);
        }
        assertThat(trail.records()).hasSize(60);

        pass(Duration.ofMinutes(1));
        assertThat(trail.records()).hasSize(61);
        assertThat(trail.records().get(60).differences().get(0).after()).isEqualTo("10");
    }

    @Test
    void whatWasCountedIsToldAtTheEnd() {
        guard.record(write(LOOP, "valve", 1, AuditRecord.DONE), 1);
        guard.record(write(LOOP, "valve", 2, AuditRecord.DONE), 1);
        guard.record(write(LOOP, "valve", 3, AuditRecord.DONE), 1);
        guard.close();

        assertThat(trail.records()).hasSize(2);
        assertThat(trail.records().get(1).differences().get(0).after()).isEqualTo("2");
        pass(Duration.ofMinutes(2));
        assertThat(trail.records()).hasSize(2);
    }

    @Test
    void timerThatStoppedHarmsNobody() {
        RepeatGuard late = new RepeatGuard(outlet, nanos::get, (task, delay) -> {
            throw new RejectedExecutionException("closed");
        });
        late.record(write(LOOP, "valve", 1, AuditRecord.DONE), 1);
        late.record(write(LOOP, "valve", 2, AuditRecord.DONE), 1);
        late.close();

        assertThat(trail.records()).hasSize(2);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        List<Later> due =
                timed.stream().filter(later -> later.due() <= nanos.get()).toList();
        timed.removeAll(due);
        due.forEach(later -> later.task().run());
    }

    private static AuditRecord write(Actor actor, String channel, int value, String result) {
        Difference change = new Difference(channel, String.valueOf(value - 1), String.valueOf(value));
        return new AuditRecord(Instant.EPOCH, AuditActions.DEVICE_WRITE, "plc1", actor, List.of(change), result);
    }
}
