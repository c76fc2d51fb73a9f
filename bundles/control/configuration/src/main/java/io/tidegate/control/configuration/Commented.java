// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.configuration.history.ConfigurationHistory;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.audit.AuditContext;

/** Lets changes say why they are made. */
final class Commented {

    private Commented() {}

    @FunctionalInterface
    interface Work {
        int run() throws KuraException, IOException;
    }

    /** @param comment may be null */
    static int run(String comment, Work work) throws KuraException, IOException {
        if (comment == null) {
            return work.run();
        }
        Optional<AuditContext> current = AuditContext.current();
        AuditContext context = current.orElseGet(AuditContext::currentOrInternal);
        AuditContext.Scope own = current.isPresent() ? null : AuditContext.openScope(context);
        context.getProperties().put(ConfigurationHistory.COMMENT, comment);
        try {
            return work.run();
        } finally {
            context.getProperties().remove(ConfigurationHistory.COMMENT);
            if (own != null) {
                own.close();
            }
        }
    }
}
