// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class AuditOutletTest {

    private static AuditRecord of(String subject) {
        return AuditRecord.of("device.write", subject, List.of(), AuditRecord.DONE);
    }

    @Test
    void recordsWaitForTheTrailAndForItsSuccessor() {
        AuditOutlet outlet = new AuditOutlet();
        ListTrail old = new ListTrail();
        ListTrail successor = new ListTrail();

        outlet.record(of("1"));
        assertThat(outlet.problem()).contains("1 records wait");
        outlet.bind(old);
        outlet.record(of("2"));
        outlet.unbind(old);
        outlet.record(of("3"));
        outlet.bind(successor);
        outlet.unbind(old);
        outlet.record(of("4"));

        assertThat(old.subjects()).containsExactly("1", "2");
        assertThat(successor.subjects()).containsExactly("3", "4");
        assertThat(outlet.problem()).isEmpty();
    }

    /** Else its provider would end before it has taken the record, and the record be lost. */
    @Test
    void trailDoesNotGoWhileARecordIsOnItsWay() throws Exception {
        AuditOutlet outlet = new AuditOutlet();
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ListTrail slow = new ListTrail() {
            @Override
            public void record(AuditRecord entry) {
                entered.countDown();
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                super.record(entry);
            }
        };
        outlet.bind(slow);
        Thread recording = new Thread(() -> outlet.record(of("1")));
        recording.start();
        entered.await();
        List<String> taken = new CopyOnWriteArrayList<>();
        Thread going = new Thread(() -> {
            outlet.unbind(slow);
            taken.addAll(slow.subjects());
        });
        going.start();
        while (going.getState() != Thread.State.WAITING && going.isAlive()) {
            Thread.onSpinWait();
        }
        release.countDown();
        going.join();
        recording.join();

        assertThat(taken).containsExactly("1");
    }

    @Test
    void whatIsTooMuchIsCountedAndTold() {
        AuditOutlet outlet = new AuditOutlet();
        for (int i = 0; i < AuditOutlet.MOST + 3; i++) {
            outlet.record(of("x"));
        }
        ListTrail trail = new ListTrail();
        outlet.bind(trail);

        assertThat(trail.records()).hasSize(AuditOutlet.MOST + 1);
        assertThat(trail.records().get(AuditOutlet.MOST).result()).startsWith("3 records were lost");
    }
}
