// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.util.List;
import org.eclipse.kura.position.PositionService;
import org.eclipse.kura.security.tamper.detection.TamperDetectionService;
import org.eclipse.kura.system.SystemAdminService;
import org.eclipse.kura.system.SystemService;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Those who know the machine, as they come and go. */
@Component(service = MachineFacts.class, configurationPolicy = ConfigurationPolicy.IGNORE)
public final class MachineFacts {

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile SystemService system;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile SystemAdminService admin;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile PositionService positions;

    @Reference(policy = ReferencePolicy.DYNAMIC)
    volatile List<TamperDetectionService> tamperDetection = List.of();

    Machine now() {
        return new Machine(system, admin, positions, tamperDetection);
    }
}
