// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import io.tidegate.api.configuration.history.ConfigurationTrials;
import io.tidegate.api.configuration.history.Trial;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.audit.AuditContext;
import org.eclipse.kura.configuration.ComponentConfiguration;

/** A change that waits for a minute, which never passes. */
final class FakeTrials implements ConfigurationTrials {

    private volatile Trial pending;
    volatile String ended = "";
    volatile Map<String, String> behalf = Map.of();

    void begin(String component) {
        pending = new Trial(17, Set.of(component), Duration.ofMinutes(1));
    }

    @Override
    public Optional<Trial> pending() {
        return Optional.ofNullable(pending);
    }

    @Override
    public void confirm() throws KuraException {
        end("confirmed");
    }

    @Override
    public void revert() throws KuraException {
        end("reverted");
    }

    private void end(String how) throws KuraException {
        if (pending == null) {
            throw new KuraException(KuraErrorCode.INVALID_PARAMETER, "nothing waits");
        }
        behalf = AuditContext.currentOrInternal().getProperties();
        ended = how;
        pending = null;
    }

    @Override
    public Trial update(List<ComponentConfiguration> configurations, Duration within) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Trial create(String factoryPid, String pid, Map<String, Object> properties, Duration within) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Trial delete(String pid, Duration within) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Trial rollback(long id, Collection<String> components, Duration within) {
        throw new UnsupportedOperationException();
    }
}
