// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
