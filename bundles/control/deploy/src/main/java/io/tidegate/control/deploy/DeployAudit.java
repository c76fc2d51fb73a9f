// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.api.audit.AuditActions;
import io.tidegate.api.audit.AuditOutlet;
import io.tidegate.api.audit.AuditRecord;
import io.tidegate.api.audit.AuditTrail;
import io.tidegate.api.audit.Difference;
import io.tidegate.api.deploy.DeploymentReport.Outcome;
import io.tidegate.api.deploy.DeploymentReport.Result;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Records what became of each change of a bundle, also of one that was refused or rolled back. */
@Component(service = DeployAudit.class)
public final class DeployAudit {

    private final AuditOutlet outlet = new AuditOutlet();

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindTrail(AuditTrail trail) {
        outlet.bind(trail);
    }

    void unbindTrail(AuditTrail trail) {
        outlet.unbind(trail);
    }

    /** @param verb the last part of the action: {@code apply}, {@code start} or {@code stop} */
    void record(String verb, Result result) {
        if (result.outcome() == Outcome.UNCHANGED || result.outcome() == Outcome.SKIPPED) {
            return;
        }
        boolean done = result.outcome() == Outcome.DONE;
        List<Difference> differences = done && !result.fromVersion().equals(result.toVersion())
                ? List.of(new Difference("version", given(result.fromVersion()), given(result.toVersion())))
                : List.of();
        String words = done ? AuditRecord.DONE : Words.of(result).replace('\n', ';');
        outlet.record(AuditRecord.of(AuditActions.DEPLOY + "." + verb, result.symbolicName(), differences, words));
    }

    void record(AuditRecord entry) {
        outlet.record(entry);
    }

    /** What a health check should say; empty if there is a trail. */
    String problem() {
        return outlet.problem();
    }

    private static String given(String version) {
        return version.isEmpty() ? null : version;
    }
}
