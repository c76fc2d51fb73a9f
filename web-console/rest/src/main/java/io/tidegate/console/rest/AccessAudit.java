// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import io.tidegate.api.audit.Actor;
import io.tidegate.api.audit.AuditActions;
import io.tidegate.api.audit.AuditOutlet;
import io.tidegate.api.audit.AuditRecord;
import io.tidegate.api.audit.AuditTrail;
import io.tidegate.api.audit.RepeatGuard;
import io.tidegate.lib.concurrent.WorkerPool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Records who was turned away, and writes that never came to an asset; the others are recorded by the asset. */
@Component(service = AccessAudit.class, configurationPolicy = ConfigurationPolicy.IGNORE)
public final class AccessAudit {

    static final String ENTRY_POINT = "REST";
    private static final int LONGEST = 300;

    private final AuditOutlet outlet = new AuditOutlet();
    private final WorkerPool pool;
    private final RepeatGuard guard = new RepeatGuard(outlet, System::nanoTime, this::later);

    @Activate
    public AccessAudit(@Reference Workers workers) {
        pool = workers.pool();
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindTrail(AuditTrail trail) {
        outlet.bind(trail);
    }

    void unbindTrail(AuditTrail trail) {
        outlet.unbind(trail);
    }

    @Deactivate
    void stop() {
        guard.close();
    }

    /** Somebody was not let in. */
    void turnedAway(String address, String reason) {
        record(AuditActions.ACCESS_REFUSED, ENTRY_POINT, address, reason);
    }

    /**
     * A write was refused before it came to an asset.
     *
     * @param asset empty if there is no such asset
     */
    void notWritten(String asset, String channel, String address, String reason) {
        record(AuditActions.DEVICE_WRITE, asset, address, channel + ": " + reason);
    }

    private void record(String action, String subject, String address, String reason) {
        Actor actor = new Actor(ENTRY_POINT, "", address);
        String result = reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST) + "...";
        guard.record(new AuditRecord(Instant.now(), action, subject, actor, List.of(), result), 1);
    }

    private void later(Runnable task, Duration delay) {
        var unused = pool.schedule(pool::execute, task, delay);
    }
}
