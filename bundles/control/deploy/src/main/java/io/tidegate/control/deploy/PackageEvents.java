// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.api.deploy.DeploymentReport;
import io.tidegate.api.deploy.DeploymentReport.Outcome;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** Tells by EventAdmin what became of each deployment package, under the topics and keys that Kura's add-ons listen to. */
@Component(service = PackageEvents.class)
public final class PackageEvents {

    static final String INSTALLED = "org/eclipse/kura/deployment/agent/INSTALLED";
    static final String UNINSTALLED = "org/eclipse/kura/deployment/agent/UNINSTALLED";

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile EventAdmin admin;

    void tell(List<Unit> units, Collection<Owner> uninstalled, DeploymentReport report) {
        for (Unit unit : units) {
            if (unit.owner().kind() == Owner.Kind.PACKAGE) {
                post(INSTALLED, unit.owner(), unit.file().toUri().toString(), report);
            }
        }
        uninstalled.forEach(owner -> post(UNINSTALLED, owner, "", report));
    }

    private void post(String topic, Owner owner, String url, DeploymentReport report) {
        EventAdmin to = admin;
        if (to == null) {
            return;
        }
        Map<String, Object> properties = new HashMap<>();
        properties.put("deploymentpackage.name", owner.name());
        properties.put("deploymentpackage.version", owner.version());
        properties.put("deploymentpackage.url", url);
        properties.put("successful", report.successful());
        if (!report.successful()) {
            properties.put("exception", new IllegalStateException(reason(report)));
        }
        to.postEvent(new Event(topic, properties));
    }

    private static String reason(DeploymentReport report) {
        return report.results().stream()
                .filter(r -> r.outcome() != Outcome.DONE && r.outcome() != Outcome.UNCHANGED)
                .map(Words::of)
                .collect(Collectors.joining("\n"));
    }
}
