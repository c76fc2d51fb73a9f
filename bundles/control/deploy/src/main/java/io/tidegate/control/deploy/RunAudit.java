// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.api.audit.AuditActions;
import io.tidegate.api.audit.AuditRecord;
import io.tidegate.api.audit.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Records when the gateway begins to run, and in which versions, and when it stops: this bundle is not replaced while it runs. */
@Component(service = {})
public final class RunAudit {

    private final UnaryOperator<String> properties;
    private final DeployAudit audit;

    @Activate
    public RunAudit(BundleContext context, @Reference DeployAudit audit) {
        // The framework's properties include the system's.
        properties = context::getProperty;
        this.audit = audit;
    }

    @Activate
    void start() {
        List<Difference> told = new ArrayList<>();
        add(told, "version", "tidegate.version");
        add(told, "profile", "tidegate.profile");
        add(told, "environment", "tidegate.environment");
        add(told, "java", "java.version");
        add(told, "system", "os.version");
        audit.record(AuditRecord.of(AuditActions.GATEWAY_START, "", told, AuditRecord.DONE));
    }

    @Deactivate
    void stop() {
        audit.record(AuditRecord.of(AuditActions.GATEWAY_STOP, "", List.of(), AuditRecord.DONE));
    }

    private void add(List<Difference> told, String name, String key) {
        String value = properties.apply(key);
        if (value != null && !value.isEmpty()) {
            told.add(new Difference(name, null, value));
        }
    }
}
