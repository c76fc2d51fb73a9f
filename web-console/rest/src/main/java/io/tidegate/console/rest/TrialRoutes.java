// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import io.tidegate.api.configuration.history.ConfigurationTrials;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.audit.AuditConstants;
import org.eclipse.kura.audit.AuditContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what waits to be confirmed; keeps or undoes it under the rule that writing to a device is under. */
final class TrialRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(TrialRoutes.class);

    private static final String READ_ONLY =
            "'bin/tidegate config confirm' keeps a change, 'config revert' undoes it; here only on a gateway that was started with"
                    + " --demo, until log-in exists";

    private final PendingTrial trials;
    private final BooleanSupplier writable;
    private final AccessAudit audit;

    /** Undoing may take a while, in which nobody else need wait. */
    private final Semaphore place = new Semaphore(1);

    TrialRoutes(PendingTrial trials, BooleanSupplier writable, AccessAudit audit) {
        this.trials = trials;
        this.writable = writable;
        this.audit = audit;
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                        "configuration/trial",
                        call -> PendingTrial.answer(trials.required().pending().orElse(null))),
                Route.post("configuration/trial/confirm", call -> end(call, "confirmed", ConfigurationTrials::confirm)),
                Route.post("configuration/trial/revert", call -> end(call, "undone", ConfigurationTrials::revert)));
    }

    @FunctionalInterface
    private interface End {
        void of(ConfigurationTrials trials) throws KuraException;
    }

    private byte[] end(Call call, String word, End end) {
        String who = call.request().getRemoteAddr();
        try {
            Writes.allowed(writable, call, READ_ONLY);
        } catch (Problem problem) {
            audit.turnedAway(who, problem.getMessage());
            throw problem;
        }
        ConfigurationTrials provider = trials.required();
        if (!place.tryAcquire()) {
            throw Problem.unavailable("somebody else confirms or undoes it at this moment");
        }
        AuditContext.Scope scope = AuditContext.openScope(behalf(who));
        try {
            end.of(provider);
        } catch (KuraException e) {
            throw Problem.conflict(e.getMessage());
        } finally {
            scope.close();
            place.release();
        }
        LOG.info("the change on trial was {} by console from {}", word, who);
        return PendingTrial.answer(provider.pending().orElse(null));
    }

    private static AuditContext behalf(String address) {
        return new AuditContext(new HashMap<>(Map.of(
                AuditConstants.KEY_ENTRY_POINT.getValue(),
                AccessAudit.ENTRY_POINT,
                AuditConstants.KEY_IP.getValue(),
                address)));
    }
}
