// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.audit.AuditRecord;
import io.tidegate.api.audit.AuditTrail;
import io.tidegate.api.audit.Difference;
import io.tidegate.api.audit.Verification;
import io.tidegate.api.deploy.DeploymentReport.Outcome;
import io.tidegate.api.deploy.DeploymentReport.Result;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class DeployAuditTest {

    /** Keeps what it is told. */
    static final class Kept implements AuditTrail {

        final List<AuditRecord> records = new CopyOnWriteArrayList<>();

        @Override
        public void record(AuditRecord entry) {
            records.add(entry);
        }

        @Override
        public List<AuditRecord> query(Instant from, Instant to, String action, int most) {
            return records;
        }

        @Override
        public Verification verify() {
            return new Verification(0, records.size(), List.of(), List.of());
        }
    }

    private final DeployAudit audit = new DeployAudit();
    private final Kept trail = new Kept();

    @Test
    void whatWasDoneAndWhatWasRefusedIsRecordedAndWhatChangedNothingIsNot() {
        audit.bindTrail(trail);
        audit.record("apply", new Result("device", "1.0.0", "1.1.0", Outcome.DONE, 3, ""));
        audit.record("apply", new Result("device", "1.1.0", "1.1.0", Outcome.UNCHANGED, -1, "already runs"));
        audit.record("apply", new Result("", "", "", Outcome.REFUSED, -1, "no such jar\nnor this"));
        audit.record("apply", new Result("device", "1.1.0", "", Outcome.DONE, -1, ""));

        assertThat(trail.records).extracting(AuditRecord::action).containsOnly("deploy.apply");
        assertThat(trail.records)
                .extracting(AuditRecord::result)
                .containsExactly("done", "refused, nothing was touched: no such jar;nor this", "done");
        assertThat(trail.records)
                .extracting(AuditRecord::differences)
                .containsExactly(
                        List.of(new Difference("version", "1.0.0", "1.1.0")),
                        List.of(),
                        List.of(new Difference("version", "1.1.0", null)));
    }

    @Test
    void withoutTrailRecordsWaitAndHealthSaysSo() {
        audit.record("stop", new Result("device", "1.0.0", "1.0.0", Outcome.DONE, -1, ""));
        assertThat(audit.problem()).contains("1 records wait");

        audit.bindTrail(trail);
        assertThat(audit.problem()).isEmpty();
        assertThat(trail.records).extracting(AuditRecord::subject).containsExactly("device");
    }
}
